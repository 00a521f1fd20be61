package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.launcher.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The operator's handbook: a backup is one state of everything, also under load, and a restore brings all of it back. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupDrillIT {

    private final BackedUpService service = new BackedUpService();
    private final DatabaseRows source = new DatabaseRows(service.database());

    @TempDir
    Path folder;

    @AfterAll
    void end() {
        source.close();
        service.close();
    }

    private static void isDone(Run run) {
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aBackupUnderLoadIsOneStateThatServesAgain() throws IOException {
        Path backup = folder.resolve("under-load");
        Path log = folder.resolve("log");
        try (SplitDatabase target = new SplitDatabase();
                DatabaseRows restored = new DatabaseRows(target.name())) {
            List<List<String>> before;
            List<List<String>> all;
            try (Writers writers = service.writers()) {
                writers.awaitMore(10);
                service.fillTrail();
                before = writers.acknowledged();
                isDone(service.program()
                        .run(
                                "backup",
                                backup.toString(),
                                "--mariadb-dump",
                                slowDump().toString()));
                writers.awaitMore(5);
                writers.all().forEach(SteadyWriter::end);
                all = writers.acknowledged();
            }
            Files.copy(service.node().log(), log);

            isDone(target.program().run("restore", backup.toString()));

            restored.areOneState(before, all);
            restored.areThoseOf(source);
            String seal = Json.parse(Files.readString(backup.resolve("backup.json")))
                    .get("newest_seal")
                    .asText();
            Run verified = target.program().run("audit", "verify", seal);
            isDone(verified);
            assertThat(verified.out()).contains("all are valid", "Note it elsewhere: " + seal);
            Run again = target.program().run("restore", backup.toString());
            assertThat(again.code()).isEqualTo(1);
            assertThat(again.err()).contains("Nothing was done: the database is not empty");
            isDone(target.program().run("restored", "--log", log.toString()));
            serves(target, restored, before.get(2).get(0));
        }
    }

    /** The trail is dumped seconds before the profiles: if they were not read in one state, they would not fit together. */
    private Path slowDump() throws IOException {
        return Script.in(folder, "mariadb-dump \"$@\" | { head -c 8192; sleep 5; cat; }");
    }

    /** @param id of a profile that the backup holds */
    private void serves(SplitDatabase target, DatabaseRows rows, String id) {
        try (RedisWire redis = Installation.shared().redis()) {
            redis.run("FLUSHALL");
        }
        String email = rows.email(id);
        try (StartingNode restored = target.servingNode("restored-drill")) {
            Api partner = restored.api(service.key());
            // the first look-up finds no entry in Redis, the second one does
            for (int i = 0; i < 2; i++) {
                assertThat(partner.get(Tenant.PROFILES + "?email=" + email)
                                .is(200)
                                .json()
                                .findValuesAsText("id"))
                        .contains(id);
            }
            partner.post(Tenant.PROFILES, ProfileBody.in(service.group()).withEmail(email))
                    .is(409);
            String created = partner.post(
                            Tenant.PROFILES, ProfileBody.in(service.group()).withEmail(Unique.email("after")))
                    .is(201)
                    .id();
            partner.patch(Tenant.PROFILES + "/" + created, "{\"first_name\":\"B\"}")
                    .is(200);
            Deadline.within(Duration.ofSeconds(60), "the trail is sealed on", rows::areSealed);
        }
        isDone(target.program().run("audit", "verify"));
    }

    @Test
    void aQuietDatabaseIsRestoredByteForByteAndEncrypted() throws IOException {
        assumeTrue(Programs.find("age-keygen").isPresent(), "not checked: there is no age (package age)");
        try (Writers writers = service.writers()) {
            writers.awaitMore(2);
            writers.all().forEach(SteadyWriter::end);
        }
        Path identity = folder.resolve("identity");
        Path other = folder.resolve("other-identity");
        String recipient = generate(identity);
        generate(other);
        Path backup = folder.resolve("encrypted");
        service.stopped(() -> isRestored(backup, recipient, identity, other));
    }

    private void isRestored(Path backup, String recipient, Path identity, Path other) {

        isDone(service.program().run("backup", backup.toString(), "--recipient", recipient));

        assertThat(backup.resolve("intake.sql.gz.age"))
                .content(StandardCharsets.ISO_8859_1)
                .startsWith("age-encryption.org/v1");
        assertThat(backup).isDirectoryNotContaining("glob:**.gz");
        try (SplitDatabase target = new SplitDatabase();
                DatabaseRows restored = new DatabaseRows(target.name())) {
            assertThat(target.program().run("restore", backup.toString()).err()).contains("--identity");
            assertThat(target.program()
                            .run("restore", backup.toString(), "--identity", other.toString())
                            .err())
                    .contains("age ended early", "no identity matched");
            assertThat(restored.tables()).isEmpty();

            isDone(target.program().run("restore", backup.toString(), "--identity", identity.toString()));

            assertThat(restored.checksums()).isEqualTo(source.checksums());
            assertThat(source.emptyTables())
                    .as("tables whose restore shows nothing")
                    .containsExactlyInAnyOrder("audit_profile", "erasure", "patient_group");
        }
    }

    private static String generate(Path identity) throws IOException {
        Process process = new ProcessBuilder("age-keygen", "-o", identity.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("(?s).*(age1\\w+).*", "$1");
    }
}
