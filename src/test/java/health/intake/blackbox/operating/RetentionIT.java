package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.seal.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 8: old entries are removed beside requests, in the order of their seals, and what is left is proven at any time. */
@Tag("long")
class RetentionIT {

    private static final int OLD = 300;
    private static final int YOUNG = 3;
    private static final int OF_A_SEAL = 25;
    private static final Duration AGE = Duration.ofDays(40);
    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final String REMOVED = "select coalesce(max(number), 0) from audit_checkpoint";
    private static final String OBSTRUCTED = "Old audit entries are not removed: ";

    @TempDir
    Path folder;

    private static String verified(AgedTrail trail, String... more) {
        Run run = trail.program().run(arguments(more));
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        return run.out();
    }

    private static String[] arguments(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "audit";
        all[1] = "verify";
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }

    private Path exported(AgedTrail trail, String name, String... more) {
        Path file = folder.resolve(name);
        String[] all = new String[more.length + 3];
        all[0] = "audit";
        all[1] = "export";
        all[2] = file.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        Run run = trail.program().run(all);
        assertThat(run.code()).as(run.err()).isZero();
        return file;
    }

    private static long number(Sql sql, String query) {
        return Long.parseLong(sql.text(query));
    }

    private static void isRead(StartingNode node) {
        assertThat(node.get("/api/admin/organizations", "x-api-key", node.adminKey())
                        .status())
                .isEqualTo(200);
    }

    private static String metrics(StartingNode node) {
        return node.get("/api/metrics", "x-api-key", node.adminKey()).text();
    }

    @Test
    void theTrailIsProvenBeforeDuringAndAfterARemoval() throws IOException {
        try (AgedTrail trail =
                        new AgedTrail(AGE, OF_A_SEAL).with(OLD, Duration.ZERO).with(YOUNG, Duration.ofDays(30));
                Sql sql = trail.database().migrator()) {
            assertThat(verified(trail)).startsWith("303 seals over 7575 entries were checked: all are valid.");
            Path before = exported(trail, "before", "--before", "2999-01-01T00:00:00Z");
            Seal last = trail.seals().get(OLD - 1);

            try (StartingNode node = trail.node("retention", AgedTrail.RETENTION)) {
                Deadline.within(WITHIN, "all that is old was removed", () -> {
                    isRead(node);
                    assertThat(verified(trail)).contains(": all are valid.");
                    return number(sql, REMOVED) == OLD;
                });
                Deadline.within(WITHIN, "the log tells it", () -> !node.logged(
                                " audit entries were removed, up to the seal " + last.text())
                        .isEmpty());
                assertThat(metrics(node).lines())
                        .contains("intake_audit_entries_removed_total 7500.0", "intake_audit_retention_obstructed 0.0");
            }

            assertThat(verified(trail))
                    .startsWith("The trail begins after seal " + last.text())
                    .contains(": 7500 entries up to 7500 (seq) were removed, the last ones at ")
                    .contains(": all are valid.");
            assertThat(sql.rows("select number from audit_seal order by number limit 2"))
                    .containsExactly(Map.of("number", "0"), Map.of("number", Integer.toString(OLD + 1)));
            assertThat(number(sql, "select min(seq) from audit_entry")).isEqualTo(7501);
            assertThat(number(sql, "select count(*) from audit_profile where at < " + last.at()))
                    .isZero();
            isComparedWithNotedSeals(trail);
            isProvenByFiles(trail, before);
        }
    }

    private static void isComparedWithNotedSeals(AgedTrail trail) {
        assertThat(verified(trail, trail.seals().get(7).text()))
                .contains("Not compared, as they are not in this part of the trail: 1 noted seals.");
        assertThat(verified(
                        trail,
                        trail.seals().get(OLD - 1).text(),
                        trail.seals().get(OLD).text()))
                .doesNotContain("Not compared");
        Run missed = trail.program().run("audit", "verify", OLD + 1 + ":" + "0".repeat(64));
        assertThat(missed.code()).isEqualTo(1);
        assertThat(missed.err()).contains("is missing: seals were removed or replaced");
    }

    /** Neither needs a database. */
    private void isProvenByFiles(AgedTrail trail, Path before) throws IOException {
        Path after = exported(trail, "after");
        assertThat(Files.readAllLines(after).get(1)).startsWith("{\"type\":\"checkpoint\"");
        for (Path file : List.of(before, after)) {
            Run run = trail.program()
                    .with("INTAKE_DB_URL", "jdbc:mariadb://127.0.0.1:1/nowhere")
                    .run("audit", "verify", "--file", file.toString());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).contains(": all are valid.");
        }
        List<String> lines = Files.readAllLines(after);
        Path shorter = Files.write(folder.resolve("shorter"), lines.subList(0, lines.size() - 2));
        Run run = trail.program().run("audit", "verify", "--file", shorter.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("The export is not complete");
    }

    @Test
    void whatCannotBeVerifiedStaysWithAllBehindIt() {
        try (AgedTrail trail =
                        new AgedTrail(AGE, OF_A_SEAL).with(10, Duration.ZERO).with(YOUNG, Duration.ofDays(30));
                Sql sql = trail.database().migrator()) {
            // in the fifth seal
            sql.run("update audit_entry set status = status + 1 where seq = 110");
            try (StartingNode node = trail.node("retention", AgedTrail.RETENTION)) {
                Deadline.within(WITHIN, "it is reported", () -> !node.logged(OBSTRUCTED + "seal 5 ")
                        .isEmpty());
                assertThat(number(sql, REMOVED)).isEqualTo(4);
                assertThat(metrics(node).lines()).contains("intake_audit_retention_obstructed 1.0");
                assertThat(trail.program().run("audit", "verify").err()).startsWith("Seal 5 does not match");

                sql.run("update audit_entry set status = status - 1 where seq = 110");
                // an index row is missing, which only the removal would have noticed
                sql.run("create table planted as select * from audit_profile p where at = (select at from audit_entry"
                        + " where seq = 200) limit 1");
                sql.run("delete p from audit_profile p join planted using (organization_id, profile_id, at, entry_id)");
                Deadline.within(WITHIN, "it is reported", () -> !node.logged("rows of audit_profile")
                        .isEmpty());
                assertThat(number(sql, "select min(seq) from audit_entry")).isEqualTo(101);

                sql.run("insert into audit_profile select * from planted");
                Deadline.within(WITHIN, "the rest is removed", () -> number(sql, REMOVED) == 10);
                Deadline.within(WITHIN, "it is told", () -> metrics(node)
                        .lines()
                        .anyMatch("intake_audit_retention_obstructed 0.0"::equals));
                assertThat(verified(trail)).contains(": all are valid.");
            }
        }
    }

    @Test
    void withoutARetentionNothingIsRemovedAndTheServiceMayNotRemove() {
        try (AgedTrail trail = new AgedTrail(AGE, OF_A_SEAL).with(10, Duration.ZERO)) {
            try (StartingNode node = trail.node("retention", AgedTrail.RETENTION);
                    Sql service = trail.database().served()) {
                // the newest two seals always stay
                Deadline.within(WITHIN, "old entries are removed", () -> number(service, REMOVED) >= 8);
                assertThat(node.logged("may change and remove audit entries")).isEmpty();
                assertThatThrownBy(() -> service.run("update audit_seal set at = at + 1 limit 1"))
                        .cause()
                        .hasMessageContaining("denied");
            }
            try (StartingNode node = trail.node("retention", Map.of());
                    Sql service = trail.database().served()) {
                isRead(node);
                for (String table : List.of("audit_entry", "audit_profile", "audit_seal")) {
                    assertThatThrownBy(() -> service.run("delete from " + table + " limit 1"))
                            .as(table)
                            .cause()
                            .hasMessageContaining("denied");
                }
                assertThat(trail.program().run("audit", "verify").out()).startsWith("The trail begins after seal ");
            }
        }
    }
}
