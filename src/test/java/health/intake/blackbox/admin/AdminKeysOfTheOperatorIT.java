package health.intake.blackbox.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 5 and 7: further ADMIN keys. */
class AdminKeysOfTheOperatorIT {

    private static final String ADMIN_KEYS = "/api/admin/api-keys";

    private final Api admin = Api.admin();

    private Answer create() {
        return admin.post(ADMIN_KEYS, "{\"name\":\"Night shift\"}").is(201);
    }

    private static String path(Key key) {
        return ADMIN_KEYS + "/" + key.id();
    }

    @Test
    void adminKeyHasTheSameDocumentWithoutGroups() {
        Instant end = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        Answer created = admin.post(ADMIN_KEYS, "{\"name\":\"Night shift\",\"expires_at\":\"" + end + "\"}")
                .is(201);

        String secret = created.at("key").asText();
        created.hasBody(
                """
                {
                  "id": "*",
                  "name": "Night shift",
                  "prefix": "%s",
                  "environment": "live",
                  "scopes": ["ADMIN"],
                  "state": "active",
                  "created_at": "*",
                  "expires_at": "%s",
                  "last_used_at": null,
                  "key": "%s"
                }
                """
                        .formatted(secret.substring(0, 18), end, secret),
                "id",
                "created_at");
        assertThat(secret).endsWith(KeyText.checksum(secret.substring(0, secret.length() - 6)));
        assertThat(admin.get(ADMIN_KEYS + "/" + created.id()).is(200).text())
                .isEqualTo(created.text().replace(",\"key\":\"" + secret + "\"", ""));
    }

    @Test
    void configuredKeyIsListedLastAndCannotBeChanged() {
        create();
        Answer page = admin.get(ADMIN_KEYS + "?limit=500").is(200);
        for (String next = Links.of(page).next();
                next != null;
                next = Links.of(page).next()) {
            page = admin.get(next).is(200);
        }
        assertThat(page.json().get(page.json().size() - 1).toString())
                .isEqualTo("{\"id\":null,\"name\":\"configured\",\"prefix\":null,\"environment\":\"live\","
                        + "\"scopes\":[\"ADMIN\"],\"state\":\"active\",\"created_at\":null,\"expires_at\":null,"
                        + "\"last_used_at\":null}");
        assertThat(page.each("name")).containsOnlyOnce("configured");

        for (String id : List.of("configured", "null")) {
            admin.delete(ADMIN_KEYS + "/" + id).isProblem(400, "invalid_id");
            admin.post(ADMIN_KEYS + "/" + id + "/rotate", "{}").isProblem(400, "invalid_id");
        }
        admin.get("/api/v1/key").is(200);
    }

    @Test
    void adminKeyAllowsTheAdminApiOnly() {
        Api fresh = Key.of(create()).api();

        fresh.get("/api/admin/organizations?limit=1").is(200);
        fresh.get("/api/v1/profiles").isProblem(403, "scope_missing");
    }

    @Test
    void adminKeyCanBeRotatedAndRevoked() {
        Key key = Key.of(create());
        Key fresh = Key.of(admin.post(path(key) + "/rotate", "{\"overlap_seconds\":100}"));
        assertThat(fresh.id()).isEqualTo(key.id());
        for (Key valid : List.of(key, fresh)) {
            valid.api().get("/api/v1/key").is(200);
        }

        admin.delete(path(key)).is(204);
        admin.delete(path(key)).is(204);

        for (Key revoked : List.of(key, fresh)) {
            Deadline.within(
                    Duration.ofSeconds(1),
                    "a revoked ADMIN key is invalid",
                    () -> revoked.api().get("/api/admin/organizations?limit=1").status() == 403);
        }
        assertThat(admin.get(path(key)).at("state").asText()).isEqualTo("revoked");
    }

    @Test
    void adminKeyMayRevokeItself() {
        Key key = Key.of(create());

        key.api().delete(path(key)).is(204);

        Deadline.within(
                Duration.ofSeconds(1),
                "it is invalid",
                () -> key.api().get("/api/v1/key").status() == 403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                           | name required
                    {"name": ""}                                 | name too_short
                    {"name": "A", "expires_at": "never"}         | expires_at invalid_format
                    {"name": "A", "profile_groups": null}        | profile_groups unknown_field
                    {"name": "A", "x": 1, "id": 1, "state": 1}   | x unknown_field,id read_only,state read_only
                    """)
    void adminKeyIsRefusedWhenAFieldIsInvalid(String body, String violations) {
        admin.post(ADMIN_KEYS, body).violates(violations.split(","));
    }

    @Test
    void scopesOfAnAdminKeyCannotBeChosen() {
        for (String field : List.of("scopes", "environment")) {
            assertThat(admin.post(ADMIN_KEYS, "{\"name\":\"A\",\"" + field + "\":null}")
                            .isProblem(400, "validation_failed")
                            .violations())
                    .singleElement()
                    .asString()
                    .startsWith(field + " ");
        }
    }

    @Test
    void adminKeysAndKeysOfOrganizationsAreSeparate() {
        Tenant tenant = Tenant.create();
        Key key = Key.of(create());

        admin.get(tenant.keysPath() + "/" + key.id()).isProblem(404, "key_not_found");
        admin.delete(tenant.keysPath() + "/" + key.id()).isProblem(404, "key_not_found");
        assertThat(admin.get(tenant.keysPath()).text()).doesNotContain(key.id());
        assertThat(admin.get(ADMIN_KEYS + "?limit=500").text())
                .doesNotContain(tenant.key("CREATE_USER").id());
    }
}
