package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.operating.OperatorProgram.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The operator's handbook: a backup is one state of everything, also under load, and a restore brings all of it back. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupDrillIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of the user that makes the backups, which may only read. */
    private static final String PASSWORD = "a\"b\\c#d 'e;%";

    /** Their rows change after they were written: keys note their use, everything else a request of the writers. */
    private static final Set<String> CHANGING = Set.of("api_key", "profile");

    private final OwnDatabase source = new OwnDatabase("source");
    private final Sql root = Installation.shared().sql();
    private final String reader = Unique.slug("reader").replace('-', '_');

    @TempDir
    Path folder;

    private StartingNode node;
    private Group group;
    private String key;

    /** What was created of each kind. */
    private record Writers(List<SteadyWriter> all) implements AutoCloseable {

        List<List<String>> acknowledged() {
            return all.stream().map(SteadyWriter::acknowledged).toList();
        }

        void awaitMore(int more) {
            List<List<String>> before = acknowledged();
            Deadline.within(PATIENCE, "each has written " + more + " more", () -> {
                List<List<String>> now = acknowledged();
                return java.util.stream.IntStream.range(0, now.size())
                        .allMatch(i -> now.get(i).size() >= before.get(i).size() + more);
            });
        }

        @Override
        public void close() {
            all.forEach(SteadyWriter::close);
        }
    }

    @BeforeAll
    void serve() {
        node = source.node("drilled", List.of(), Map.of());
        root.run("create user '" + reader + "'@'%' identified by '"
                + PASSWORD.replace("\\", "\\\\").replace("'", "''") + "'");
        root.run("grant select on " + source.name() + ".* to '" + reader + "'@'%'");
        Api operator = node.operator();
        String acme = "/api/admin/organizations/acme";
        operator.post(
                        "/api/admin/organizations",
                        "{\"slug\":\"acme\",\"name\":\"Acmé\",\"country\":\"DE\",\"domains\":[\"acme.example\"]}")
                .is(201);
        String berlin = operator.post(acme + "/profile-groups", "{\"slug\":\"berlin\",\"name\":\"Berlin\"}")
                .is(201)
                .id();
        group = new Group(berlin, "berlin", "Berlin");
        operator.post(
                        acme + "/api-keys",
                        "{\"name\":\"K\",\"scopes\":[\"PROFILES_VIEW\"],\"profile_groups\":[\"berlin\"]}")
                .is(201);
        key = operator.post(acme + "/api-keys", "{\"name\":\"K\",\"scopes\":[\"CREATE_USER\",\"PROFILES_VIEW\"]}")
                .is(201)
                .at("key")
                .asText();
    }

    @AfterAll
    void end() {
        node.close();
        root.run("drop user '" + reader + "'@'%'");
        root.close();
        source.close();
    }

    /** The operator's program for the source, as a user that may only read. */
    private OperatorProgram program() {
        return new OperatorProgram()
                .with(Installation.shared().clientPrograms())
                .with("INTAKE_DB_URL", Installation.shared().jdbcUrl(source.name()))
                .with("INTAKE_DB_USER", reader)
                .with("INTAKE_DB_PASSWORD", PASSWORD);
    }

    private Writers writers() {
        Api partner = node.api(key);
        return new Writers(List.of(
                new SteadyWriter(number -> {
                    var created = partner.with("Idempotency-Key", Unique.slug("create"))
                            .post(Tenant.PROFILES, ProfileBody.in(group).withEmail(Unique.email("profile")))
                            .is(201);
                    partner.patch(Tenant.PROFILES + "/" + created.id(), "{\"first_name\":\"Máia\"}")
                            .is(200);
                    return created;
                }),
                new SteadyWriter(number ->
                        partner.post(Tenant.PROFILES, ProfileBody.in(group).withEmail(Unique.email("other")))),
                new SteadyWriter(number -> partner.post(
                        Tenant.PATIENTS,
                        PatientBody.in(group)
                                .with("password", "\"Secret-123-x\"")
                                .with("meta", "{\"note\":\"it's \\\\ \\\"quoted\\\"; ö\"}")
                                .with("hcCard", "{\"number\":\"A123456780\"}")))));
    }

    private static void isDone(Run run) {
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).isEmpty();
    }

    private List<String> tables(String database) {
        return root
                .rows(
                        "select table_name as name from information_schema.tables where table_schema = ? order by 1",
                        database)
                .stream()
                .map(row -> row.get("name"))
                .toList();
    }

    private Set<String> column(String sql) {
        return root.rows(sql).stream()
                .map(row -> row.values().iterator().next())
                .collect(Collectors.toSet());
    }

    private void hasNone(String what, String sql) {
        assertThat(root.rows(sql)).as(what).isEmpty();
    }

    @Test
    void aBackupUnderLoadIsOneStateThatServesAgain() throws IOException {
        Path backup = folder.resolve("under-load");
        Path log = folder.resolve("log");
        try (RestoreTarget target = new RestoreTarget()) {
            List<List<String>> before;
            List<List<String>> all;
            try (Writers writers = writers()) {
                writers.awaitMore(10);
                fillTrail();
                before = writers.acknowledged();
                isDone(program()
                        .run(
                                "backup",
                                backup.toString(),
                                "--mariadb-dump",
                                slowDump().toString()));
                writers.awaitMore(5);
                writers.all().forEach(SteadyWriter::end);
                all = writers.acknowledged();
            }
            Files.copy(node.log(), log);

            isDone(target.program().run("restore", backup.toString()));

            holdsOneState(target.name(), before, all);
            holdsRowsOfTheSource(target.name());
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
            serves(target, before);
        }
    }

    /** More entries than the pipe of a program holds, so that a dump can be stopped among them. */
    private void fillTrail() {
        Api partner = node.api(key);
        for (int i = 0; i < 1000; i++) {
            partner.get("/api/v1/key").is(200);
        }
    }

    /** The trail is dumped seconds before the profiles: if they were not read in one state, they would not fit together. */
    private Path slowDump() throws IOException {
        return script("mariadb-dump \"$@\" | { head -c 8192; sleep 5; cat; }");
    }

    /** What was acknowledged before is there, what came later is not, and nothing is half there. */
    private void holdsOneState(String target, List<List<String>> before, List<List<String>> all) {
        Set<String> restored = column("select id from " + target + ".profile");
        assertThat(restored).containsAll(before.stream().flatMap(List::stream).toList());
        assertThat(all.stream().flatMap(List::stream).filter(id -> !restored.contains(id)))
                .as("written after the backup was begun: otherwise there was no load")
                .isNotEmpty();
        assertThat(all).allSatisfy(ids -> {
            int missing = (int) ids.stream().takeWhile(restored::contains).count();
            assertThat(ids.subList(missing, ids.size()))
                    .as("in the order of one writer nothing is there behind what is missing")
                    .doesNotContainAnyElementsOf(restored);
        });
        String entries = "select count(*) from " + target + ".audit_entry e where e.profile_id = p.id and e.operation";
        hasNone(
                "profiles without the entry of their creation",
                "select p.id from " + target + ".profile p where (" + entries
                        + " in ('createProfile', 'registerPatient')) <> 1");
        hasNone(
                "profiles with another version than their entries tell",
                "select p.id from " + target + ".profile p where (" + entries + " = 'changeProfile') + 1 <> p.version");
        hasNone(
                "entries of creations without their profile",
                "select e.id from " + target + ".audit_entry e left join " + target
                        + ".profile p on p.id = e.profile_id"
                        + " where e.operation in ('createProfile', 'registerPatient') and p.id is null");
        hasNone(
                "records of creations without their profile",
                "select r.profile_id from " + target + ".idempotency_record r left join " + target
                        + ".profile p on p.id = r.profile_id where p.id is null");
        hasNone(
                "patients without their password",
                "select p.profile_id from " + target + ".patient p left join " + target
                        + ".credential c using (profile_id) where c.profile_id is null");
    }

    /** Every row of every table is as in the source, except where that has changed since. */
    private void holdsRowsOfTheSource(String target) {
        assertThat(tables(target)).isEqualTo(tables(source.name())).hasSizeGreaterThan(12);
        for (String table : tables(target)) {
            if (!CHANGING.contains(table)) {
                hasNone(
                        "other rows of " + table,
                        "select * from %s.%s except select * from %s.%s"
                                .formatted(target, table, source.name(), table));
            }
        }
        hasNone(
                "other rows of profiles of the same version",
                ("select * from %1$s.profile t where exists (select 1 from %2$s.profile s where s.id = t.id and s.version ="
                                + " t.version) except select * from %2$s.profile")
                        .formatted(target, source.name()));
        assertThat(column("select id from " + target + ".api_key"))
                .isEqualTo(column("select id from " + source.name() + ".api_key"));
    }

    private void serves(RestoreTarget target, List<List<String>> before) {
        try (RedisWire redis = Installation.shared().redis()) {
            redis.run("FLUSHALL");
        }
        String id = before.get(2).get(0);
        String email = root.text("select email from " + target.name() + ".profile where id = ?", id);
        try (StartingNode restored = target.node("restored-drill")) {
            Api partner = restored.api(key);
            // the first look-up finds no entry in Redis, the second one does
            for (int i = 0; i < 2; i++) {
                assertThat(partner.get(Tenant.PROFILES + "?email=" + email)
                                .is(200)
                                .json()
                                .findValuesAsText("id"))
                        .contains(id);
            }
            partner.post(Tenant.PROFILES, ProfileBody.in(group).withEmail(email))
                    .is(409);
            String created = partner.post(Tenant.PROFILES, ProfileBody.in(group).withEmail(Unique.email("after")))
                    .is(201)
                    .id();
            partner.patch(Tenant.PROFILES + "/" + created, "{\"first_name\":\"B\"}")
                    .is(200);
            Deadline.within(PATIENCE, "the trail is sealed on", () -> root.text("select count(*) from " + target.name()
                            + ".audit_entry where seq > (select max(last_seq) from " + target.name() + ".audit_seal)")
                    .equals("0"));
        }
        isDone(target.program().run("audit", "verify"));
    }

    @Test
    void aQuietDatabaseIsRestoredByteForByteAndEncrypted() throws IOException {
        assumeTrue(
                List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "age-keygen"))),
                "not checked: there is no age (package age)");
        try (Writers writers = writers()) {
            writers.awaitMore(2);
            writers.all().forEach(SteadyWriter::end);
        }
        Path identity = folder.resolve("identity");
        Path other = folder.resolve("other-identity");
        String recipient = generate(identity);
        generate(other);
        node.close();
        Path backup = folder.resolve("encrypted");

        isDone(program().run("backup", backup.toString(), "--recipient", recipient));

        assertThat(new String(Files.readAllBytes(backup.resolve("intake.sql.gz.age")), 0, 21))
                .isEqualTo("age-encryption.org/v1");
        assertThat(backup).isDirectoryNotContaining("glob:**.gz");
        try (RestoreTarget target = new RestoreTarget()) {
            assertThat(target.program().run("restore", backup.toString()).err()).contains("--identity");
            assertThat(target.program()
                            .run("restore", backup.toString(), "--identity", other.toString())
                            .err())
                    .contains("age ended early", "no identity matched");
            assertThat(tables(target.name())).isEmpty();

            isDone(target.program().run("restore", backup.toString(), "--identity", identity.toString()));

            assertThat(checksums(target.name())).isEqualTo(checksums(source.name()));
            assertThat(tables(source.name()).stream()
                            .filter(table -> root.rows("select 1 from " + source.name() + "." + table + " limit 1")
                                    .isEmpty()))
                    .as("tables whose restore shows nothing")
                    .containsExactlyInAnyOrder("audit_profile", "patient_group");
        } finally {
            node = source.node("drilled", List.of(), Map.of());
        }
    }

    private static String generate(Path identity) throws IOException {
        Process process = new ProcessBuilder("age-keygen", "-o", identity.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("(?s).*(age1\\w+).*", "$1");
    }

    private Map<String, String> checksums(String database) {
        return tables(database).stream().collect(Collectors.toMap(table -> table, table -> root.rows(
                        "checksum table " + database + "." + table + " extended")
                .get(0)
                .get("Checksum")));
    }

    @Test
    void thePasswordIsInAFileOfTheOwnerThatIsGoneAfterwards() throws IOException {
        Path seen = folder.resolve("seen");
        Path script = script(
                "echo \"$@\" > " + seen + "; f=${1#--defaults-file=}; stat -c %a \"$f\" >> " + seen + "; exit 7");

        Run run = program().run("backup", folder.resolve("seen-by").toString(), "--mariadb-dump", script.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("failed with exit code 7");
        List<String> lines = Files.readAllLines(seen);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("--single-transaction").doesNotContain(PASSWORD);
        assertThat(lines.get(1)).isEqualTo("600");
        assertThat(Path.of(lines.get(0).replaceAll("^--defaults-file=(\\S+) .*", "$1")))
                .doesNotExist();
    }

    @Test
    void aBackupThatFailsHalfWayIsNone() throws IOException {
        Path backup = folder.resolve("half");
        Path script = script("mariadb-dump \"$@\" 2>/dev/null | head -c 3000; echo 'Lost connection' >&2; exit 3");

        Run run = program().run("backup", backup.toString(), "--mariadb-dump", script.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("failed with exit code 3: Lost connection");
        assertThat(backup).isEmptyDirectory();
        try (RestoreTarget target = new RestoreTarget()) {
            Run restored = target.program().run("restore", backup.toString());
            assertThat(restored.code()).isEqualTo(1);
            assertThat(restored.err()).contains("There is no complete backup in ");
            assertThat(tables(target.name())).isEmpty();
        }
        assertThat(program()
                        .run("backup", backup.toString(), "--mariadb-dump", "none-such")
                        .err())
                .contains("none-such cannot be run: install it");
    }

    private Path script(String text) throws IOException {
        Path file = Files.writeString(folder.resolve(Unique.slug("script")), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
