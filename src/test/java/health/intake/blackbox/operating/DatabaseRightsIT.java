package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security: the user of the service can change neither the schema nor the rows of the audit trail. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseRightsIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final String WARNING = "may change and remove audit entries";

    private final Sql service = Installation.shared().serviceSql();

    private static void isRefused(Sql user, String statement) {
        assertThatThrownBy(() -> user.run(statement))
                .as(statement)
                .cause()
                .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getErrorCode())
                        .as("access denied to the table, the database, a privilege")
                        .isIn(1142, 1044, 1227));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit_entry", "audit_profile", "audit_seal"})
    void entriesAndSealsAreReadAndAddedOnly(String table) {
        service.rows("select * from " + table + " limit 1");
        isRefused(service, "update " + table + " set at = at + 1 limit 1");
        isRefused(service, "delete from " + table + " limit 1");
        isRefused(service, "truncate table " + table);
        isRefused(service, "replace into " + table + " select * from " + table + " limit 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table audit_entry",
                "alter table audit_entry drop column mac",
                "rename table audit_entry to gone",
                "create table planted (id int)",
                "create trigger planted before insert on audit_entry for each row set new.status = 200",
                "create view planted as select * from profile",
                "delete from flyway_schema_history",
                "grant update on audit_entry to current_user()"
            })
    void schemaIsNotChanged(String statement) {
        isRefused(service, statement);
    }

    @Test
    void newDatabaseIsMigratedByTheMigratorAndServedByTheService() {
        String name = Unique.slug("rights").replace('-', '_');
        try (Sql root = Installation.shared().sql()) {
            root.run("create database " + name);
            root.run("create user '" + name + "'@'%' identified by '" + name + "'");
            root.run("grant select on " + name + ".* to '" + name + "'@'%'");
            root.run("create user '" + name + "_m'@'%' identified by '" + name + "_m'");
            root.run("grant all privileges on " + name + ".* to '" + name + "_m'@'%' with grant option");
            String url = Installation.shared().jdbcUrl(name);
            isServed(
                    Map.of(
                            "INTAKE_DB_URL", url,
                            "INTAKE_DB_USER", name,
                            "INTAKE_DB_PASSWORD", name,
                            "INTAKE_DB_MIGRATOR_USER", name + "_m",
                            "INTAKE_DB_MIGRATOR_PASSWORD", name + "_m"),
                    0);
            try (Sql fresh = new Sql(url, name, name)) {
                isRefused(fresh, "delete from audit_entry");
                assertThat(fresh.text("select count(*) > 0 from audit_entry")).isEqualTo("1");
            }
            // without a migrator the service migrates, and warns that it has too many rights
            isServed(Map.of("INTAKE_DB_URL", url, "INTAKE_DB_USER", name + "_m", "INTAKE_DB_PASSWORD", name + "_m"), 1);
            root.run("drop user '" + name + "'@'%', '" + name + "_m'@'%'");
            root.run("drop database " + name);
        }
    }

    private static void isServed(Map<String, String> environment, int warnings) {
        try (StartingNode node = Installation.shared().startingNode(List.of(), environment)) {
            Deadline.within(START, "it is ready", () -> node.status("/api/health/ready") == 200);
            assertThat(node.get("/api/admin/organizations", "x-api-key", node.adminKey())
                            .status())
                    .isEqualTo(200);
            Deadline.within(Duration.ofSeconds(10), "the read is recorded", () -> node.get(
                            "/api/admin/audit", "x-api-key", node.adminKey())
                    .text()
                    .contains("listOrganizations"));
            assertThat(node.logged(WARNING)).hasSize(warnings);
        }
    }
}
