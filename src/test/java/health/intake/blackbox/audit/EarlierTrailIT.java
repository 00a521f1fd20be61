package health.intake.blackbox.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.OperatorSettings;
import health.intake.admin.database.SealedTrail;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A trail from before entries had MACs: sealing and verification continue, and later entries without a MAC are found. */
@Tag("long")
class EarlierTrailIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    private final String name = Unique.slug("earlier").replace('-', '_');
    private final String url = Installation.shared().jdbcUrl(name);

    private StartingNode node() {
        StartingNode node = Installation.shared()
                .startingNode(
                        List.of("SECRET=" + SECRET),
                        Map.of("INTAKE_DB_URL", url, "INTAKE_DB_USER", name, "INTAKE_DB_PASSWORD", name));
        Deadline.within(START, "it is ready", () -> node.status("/api/health/ready") == 200);
        assertThat(node.get("/api/admin/organizations", "x-api-key", node.adminKey())
                        .status())
                .isEqualTo(200);
        return node;
    }

    private String verify() {
        OperatorSettings settings = new OperatorSettings(Map.of(
                "INTAKE_DB_URL", url, "INTAKE_DB_USER", name, "INTAKE_DB_PASSWORD", name, "INTAKE_SECRET", SECRET));
        return new SealedTrail(settings, Clock.systemUTC()).verify();
    }

    @Test
    void entriesWithoutAMacAreCountedUpToTheFirstSealThatCoversMacs() {
        try (Sql root = Installation.shared().sql()) {
            root.run("create database " + name);
            root.run("create user '" + name + "'@'%' identified by '" + name + "'");
            root.run("grant all privileges on " + name + ".* to '" + name + "'@'%'");
        }
        try (Sql sql = new Sql(url, name, name)) {
            assertThatThrownBy(this::verify).hasMessageContaining("cannot be read");
            try (StartingNode ignored = node()) {
                Deadline.within(SOON, "its read is recorded", () -> sql.text("select count(*) > 0 from audit_entry")
                        .equals("1"));
            }
            // as they were, recorded but not sealed when the version before ended
            sql.run("update audit_entry set mac = null");
            sql.run("delete from audit_seal where number > 0");
            String old = sql.text("select count(*) from audit_entry");

            try (StartingNode node = node()) {
                Deadline.within(SOON, "new entries are sealed", () -> {
                    node.get("/api/admin/organizations", "x-api-key", node.adminKey());
                    return sql.text("select max(form) from audit_seal").startsWith("2-");
                });
            }
            assertThat(sql.text("select form from audit_seal where number = 1")).isEqualTo("1");
            assertThat(verify()).contains(": all are valid.", "\n" + old + " entries have no MAC");

            sql.run("insert into audit_entry (id, at, operation, status, profile_ids, request_id, client_address)"
                    + " values (uuid(), 1, 'getProfile', 200, '', 'planted', '127.0.0.1')");
            assertThatThrownBy(this::verify).hasMessageContaining("does not match the MAC");
        } finally {
            try (Sql root = Installation.shared().sql()) {
                root.run("drop database " + name);
                root.run("drop user '" + name + "'@'%'");
            }
        }
    }
}
