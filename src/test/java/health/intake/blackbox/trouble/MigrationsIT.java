package health.intake.blackbox.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How later versions migrate data of earlier ones. */
@Tag("long")
class MigrationsIT {

    private final Tenant tenant = Tenant.create();

    @Test
    void testKeysOfEarlierVersionsAreRevoked() {
        Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
        Key live = tenant.key("CREATE_USER");
        String document = tenant.keysPath() + "/" + key.id();
        try (Sql sql = Installation.shared().sql()) {
            sql.run("update api_key set environment = 'test' where id = ?", key.id());
            Installation.shared().migrateAgainFrom(8);

            assertThat(Api.admin().get(document).is(200).at("state").asText()).isEqualTo("revoked");
            Instant revoked = Instant.ofEpochMilli(
                    Long.parseLong(sql.text("select revoked_at from api_key where id = ?", key.id())) / 1000);
            assertThat(Duration.between(revoked, Instant.now())).isBetween(Duration.ZERO, Duration.ofMinutes(3));
        }
        Deadline.within(
                Duration.ofSeconds(2),
                "the key is invalid",
                () -> key.api().get("/api/v1/key").status() == 403);
        live.api().get("/api/v1/key").is(200);
    }
}
