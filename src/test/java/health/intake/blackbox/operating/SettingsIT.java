package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All settings are checked together, before anything else is done. */
@Tag("long")
class SettingsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void allInvalidSettingsAreReportedAtOnce() {
        String database = Unique.slug("untouched").replace('-', '_');
        try (Sql sql = Installation.shared().sql()) {
            sql.run("create database " + database);
            sql.run("grant all privileges on " + database + ".* to 'intake'@'%'");
        }
        Map<String, String> environment = Map.of(
                "INTAKE_DB_URL", Installation.shared().jdbcUrl(database),
                "INTAKE_RATE_LIMIT_KEY", "abc",
                "INTAKE_RATE_LIMIT_KEYY", "600",
                "INTAKE_CORS_ORIGINS", "portal.example",
                "INTAKE_REDIS_URL", "redis:/secret-of-redis");
        try (StartingNode node = Installation.shared().startingNode(List.of("SECRET="), environment)) {
            Deadline.within(PATIENCE, "the settings are logged", () -> !node.logged("INTAKE_REDIS_URL must be ")
                    .isEmpty());

            assertThat(node.logged("INTAKE_REDIS_URL must be ").get(0))
                    .contains(
                            "INTAKE_RATE_LIMIT_KEY must be a number of requests a minute, from 1 to 999999999",
                            "INTAKE_SECRET is not set; it must be at least 32 bytes in base 64",
                            "INTAKE_CORS_ORIGINS must be origins");
            assertThat(node.logged("is not a setting")).singleElement().satisfies(line -> assertThat(line)
                    .contains("INTAKE_RATE_LIMIT_KEYY is not a setting; did you mean INTAKE_RATE_LIMIT_KEY?")
                    .doesNotContain("600"));
            assertThat(node.logged("secret-of-redis")).isEmpty();
            assertThat(node.logged("abc")).isEmpty();
        }
        try (Sql sql = Installation.shared().sql()) {
            assertThat(sql.text("select count(*) from information_schema.tables where table_schema = ?", database))
                    .isEqualTo("0");
        }
    }
}
