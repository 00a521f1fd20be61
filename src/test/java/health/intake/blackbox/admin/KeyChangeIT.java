package health.intake.blackbox.admin;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 5: changing an API key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyChangeIT {

    private final Api admin = Api.admin();
    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group other = tenant.group();

    private String path(Key key) {
        return tenant.keysPath() + "/" + key.id();
    }

    private Answer change(Key key, String body) {
        return admin.patch(path(key), body);
    }

    private static void answersWithin(Duration limit, int status, Key key, String path) {
        Deadline.within(
                limit,
                "the key is answered " + status,
                () -> key.api().get(path).status() == status);
    }

    @Test
    void onlyTheGivenFieldsChange() {
        Key key = tenant.keyFor(group, "PROFILES_VIEW");
        JsonNode before = admin.get(path(key)).is(200).json();

        Answer changed = change(key, "{\"name\":\"Renamed\"}").is(200);

        assertThat(changed.at("name").asText()).isEqualTo("Renamed");
        assertThat(changed.json().has("key")).isFalse();
        assertThat(changed.json().get("profile_groups")).isEqualTo(before.get("profile_groups"));
        assertThat(changed.json().get("scopes")).isEqualTo(before.get("scopes"));
        assertThat(admin.get(path(key)).is(200).json()).isEqualTo(changed.json());
    }

    @Test
    void scopesHoldWithinASecond() {
        Key key = tenant.key("PROFILES_VIEW");
        key.api().get(PROFILES).is(200);

        Answer changed = change(key, "{\"scopes\":[\"create_user\"]}").is(200);

        assertThat(changed.at("scopes").toString()).isEqualTo("[\"CREATE_USER\"]");
        answersWithin(Duration.ofSeconds(1), 403, key, PROFILES);
        key.api().get(PROFILES).isProblem(403, "scope_missing");
        key.api().post(PROFILES, ProfileBody.in(group)).is(201);
    }

    @Test
    void groupsHoldWithinASecond() {
        Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
        String profile =
                PROFILES + "/" + key.api().post(PROFILES, ProfileBody.in(group)).id();

        Answer confined =
                change(key, "{\"profile_groups\":[\"" + other.slug() + "\"]}").is(200);
        answersWithin(Duration.ofSeconds(1), 403, key, profile);
        key.api().get(profile).isProblem(403, "outside_access_context");
        Answer unconfined = change(key, "{\"profile_groups\":null}").is(200);

        assertThat(confined.json().at("/profile_groups/0/id").asText()).isEqualTo(other.id());
        assertThat(unconfined.at("profile_groups").isNull()).isTrue();
        answersWithin(Duration.ofSeconds(1), 200, key, profile);
    }

    @Test
    void expiryMovesAndGoes() {
        Key key = tenant.key("PROFILES_VIEW");
        Instant soon = Instant.now().plusMillis(1_500);

        change(key, "{\"expires_at\":\"" + soon + "\"}").is(200);
        answersWithin(Duration.ofSeconds(4), 403, key, PROFILES);
        assertThat(admin.get(path(key)).at("state").asText()).isEqualTo("expired");
        Answer endless = change(key, "{\"expires_at\":null}").is(200);

        assertThat(endless.at("state").asText()).isEqualTo("active");
        assertThat(endless.at("expires_at").isNull()).isTrue();
        answersWithin(Duration.ofSeconds(1), 200, key, PROFILES);
    }

    @Test
    void revokedKeyIsNotFoundAndStaysRevoked() {
        Key key = tenant.key("PROFILES_VIEW");
        admin.delete(path(key)).is(204);

        change(key, "{\"expires_at\":null}").isProblem(404, "key_not_found");

        assertThat(admin.get(path(key)).at("state").asText()).isEqualTo("revoked");
    }

    @Test
    void unknownGroupIsNotFoundAndNothingChanges() {
        Key key = tenant.keyFor(group, "PROFILES_VIEW");
        JsonNode before = admin.get(path(key)).is(200).json();

        change(key, "{\"name\":\"Renamed\",\"profile_groups\":[\"" + other.id() + "\",\"nobody-knows\"]}")
                .isProblem(404, "profile_group_not_found");

        assertThat(admin.get(path(key)).is(200).json()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"name": null, "scopes": null}             | name not_clearable,scopes not_clearable
                    {"name": "", "scopes": []}                 | name too_short,scopes too_short
                    {"scopes": ["ADMIN"]}                      | scopes[0] invalid_value
                    {"profile_groups": []}                     | profile_groups too_short
                    {"profile_groups": [1]}                    | profile_groups[0] wrong_type
                    {"expires_at": "soon"}                     | expires_at invalid_format
                    {"expires_at": "2020-01-01T00:00:00Z"}     | expires_at out_of_range
                    {"environment": "live", "key": "x", "a": 1} | environment read_only,key read_only,a unknown_field
                    {"id": "x", "prefix": "x", "state": "x", "created_at": "x", "last_used_at": null} | id read_only,prefix read_only,state read_only,created_at read_only,last_used_at read_only
                    """)
    void invalidFieldChangesNothing(String body, String violations) {
        Key key = tenant.keyFor(group, "PROFILES_VIEW");
        JsonNode before = admin.get(path(key)).is(200).json();

        change(key, body).violates(violations.split(","));

        assertThat(admin.get(path(key)).is(200).json()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "nonsense"})
    void conditionOnAnEntityTagIsNotMet(String tag) {
        Key key = tenant.key("PROFILES_VIEW");

        admin.with("If-Match", tag).patch(path(key), "{}").isProblem(412, "precondition_failed");
    }

    @Test
    void changeIsInTheTrail() {
        Key key = tenant.key("PROFILES_VIEW");
        Answer changed = change(key, "{\"name\":\"Renamed\"}").is(200);

        assertThat(Trail.of(tenant)
                        .ofRequest(changed.headers().firstValue("X-Request-Id").orElseThrow()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("operation").asText()).isEqualTo("changeApiKey"));
    }
}
