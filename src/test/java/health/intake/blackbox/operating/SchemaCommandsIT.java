package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code intake-admin schema}, with the JAR itself, which has to hold all that migrations need. */
class SchemaCommandsIT {

    private static final String CURRENT = Migrations.CURRENT;
    private static final int MIGRATIONS = Migrations.VERSIONS.size();

    private static final String UP_TO_DATE = "The schema is at version " + CURRENT + ", which this release needs.\n";

    private static final String DONE = "The schema is at version " + CURRENT + ".\n";

    private static final String NEWER =
            "The schema cannot be used: it is at version 999, and this release knows none after " + CURRENT
                    + ": start the newer release, or restore the backup from before the upgrade\n";

    private final SplitDatabase database = new SplitDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    private Run status() {
        return database.program().run("schema", "status");
    }

    private Run migrate() {
        return database.program().run("schema", "migrate");
    }

    @Test
    void emptySchemaIsMigratedForTheService() {
        Run before = status();
        Run migration = migrate();
        Run after = status();

        assertThat(before.code()).isEqualTo(1);
        assertThat(before.out())
                .startsWith("The schema cannot be used: it is empty, and this release needs version " + CURRENT
                        + ": run intake-admin schema migrate\nmissing: V1 ");
        assertThat(before.out().lines()).hasSize(1 + MIGRATIONS);
        assertThat(migration.code()).as(migration.err()).isZero();
        assertThat(migration.err()).isEmpty();
        assertThat(migration.out()).startsWith("Done: V1 ").endsWith(DONE);
        assertThat(migration.out().lines()).hasSize(MIGRATIONS + 1);
        assertThat(after).isEqualTo(new Run(0, UP_TO_DATE, ""));
        assertThat(migrate()).isEqualTo(new Run(0, DONE, ""));
        try (Sql service = database.served()) {
            service.run("update directory_revision set revision = revision + 1");
            assertThatThrownBy(() -> service.run("delete from audit_entry"))
                    .hasStackTraceContaining("DELETE command denied");
        }
    }

    /** The rows are brought into forms that other libraries know. */
    @Test
    void rowsOfEarlierReleasesAreConverted() {
        database.migrateToVersion5();
        try (Sql sql = database.migrator()) {
            sql.run("set foreign_key_checks = 0");
            sql.run("set sql_mode = ''");
            sql.run(
                    "insert into profile (id, organization_id, group_id, email, email_canonical, phone)"
                            + " values (uuid(), uuid(), uuid(), '\"Jörg\"@exämple.com', '\"jörg\"@xn--exmple-cua.com', '+49030123456789')");

            Run migration = migrate();

            assertThat(migration.err()).isEmpty();
            assertThat(migration.out()).startsWith("Done: V6 ").endsWith(DONE);
            assertThat(sql.rows("select email_canonical, phone from profile"))
                    .containsExactly(Map.of("email_canonical", "jörg@xn--exmple-cua.com", "phone", "+4930123456789"));
        }
    }

    @Test
    void twoAtOnceMigrateOnce() {
        List<Run> runs = Stream.generate(() -> CompletableFuture.supplyAsync(this::migrate)).limit(2).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(runs).allSatisfy(run -> {
            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(run.out()).endsWith(DONE);
        });
        assertThat(runs.stream().flatMap(run -> run.out().lines()).filter(line -> line.startsWith("Done: ")))
                .hasSize(MIGRATIONS)
                .doesNotHaveDuplicates();
    }

    @Test
    void whileATransactionHoldsATableItIsRetried(@TempDir Path folder) throws Exception {
        database.migrateToVersion5();
        Path err = folder.resolve("err");
        try (Sql holder = database.served()) {
            holder.run("start transaction");
            holder.text("select count(*) from audit_entry");
            Process migration = database.program().start(err, "schema", "migrate");
            Deadline.within(
                    Duration.ofSeconds(30), "it is told", () -> text(err).contains("will be retried every 10 s"));
            assertThat(text(err).lines()).singleElement().asString().contains("another transaction holds a lock");

            holder.run("commit");

            assertThat(new String(migration.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("Done: V6 ")
                    .contains("\nDone: V7 ")
                    .endsWith(DONE);
            assertThat(migration.waitFor()).isZero();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatFailedEarlierIsNamed() {
        database.migrateToVersion5();
        try (Sql sql = database.migrator()) {
            sql.run("rename table audit_seal to elsewhere");
            Run failing = migrate();
            Run status = status();
            Run again = migrate();

            assertThat(List.of(failing.code(), status.code(), again.code())).containsOnly(1);
            assertThat(failing.err())
                    .startsWith("The schema cannot be migrated: V7__macs_of_audit_entries.sql failed: ");
            assertThat(status.out()).contains("\nfailed:  V7 macs of audit entries\n");
            assertThat(again.err())
                    .startsWith("The schema cannot be migrated: V7__macs_of_audit_entries.sql failed earlier: ");

            sql.run("rename table elsewhere to audit_seal");
            sql.run("delete from flyway_schema_history where success = 0");
            assertThat(migrate().out()).startsWith("Done: V7 ").endsWith(DONE);
        }
    }

    @Test
    void schemaOfANewerReleaseIsLeftAlone() {
        migrate();
        database.recordVersion("999");

        assertThat(status()).isEqualTo(new Run(1, NEWER, ""));
        assertThat(migrate())
                .isEqualTo(new Run(1, "", NEWER.replace("The schema cannot be used", "The schema cannot be migrated")));
    }

    @Test
    void databaseThatRefusesIsNamedInOneLine() {
        OperatorProgram stranger = database.program().with("INTAKE_DB_MIGRATOR_PASSWORD", "wrong");

        Run run = stranger.run("schema", "status");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("The schema cannot be read: wrong user or password (");
    }
}
