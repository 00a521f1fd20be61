package health.intake.blackbox.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Tenant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.5: the description of the key of a request. */
class CurrentKeyIT {

    private static final String KEY = "/api/v1/key";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();

    @Test
    void keyForSomeGroupsListsThem() {
        tenant.group();
        Key key = tenant.keyFor(group, "CREATE_USER", "IMPERSONATE");

        key.api()
                .get(KEY)
                .is(200)
                .hasBody(
                        """
                        {
                          "name": "Confined key of %2$s",
                          "prefix": "%3$s",
                          "environment": "live",
                          "scopes": ["CREATE_USER", "IMPERSONATE"],
                          "organization": {"id": "%1$s", "slug": "%2$s", "name": "%4$s"},
                          "profile_groups": [%5$s],
                          "expires_at": null
                        }
                        """
                                .formatted(
                                        tenant.id(),
                                        tenant.slug(),
                                        key.secret().substring(0, 18),
                                        tenant.name(),
                                        group.json()));
    }

    @Test
    void keyForAllGroupsListsAllOfThemAlsoLaterOnes() {
        Key key = tenant.key("PROFILES_VIEW");
        key.api().get(KEY).is(200);
        Group later = tenant.group();

        Answer told = key.api().get(KEY).is(200);

        assertThat(told.at("profile_groups")).hasSize(2).allMatch(each -> each.size() == 3);
        assertThat(told.text()).contains(group.id(), later.id());
    }

    @Test
    void expiryIsShown() {
        Instant end = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Key key = Key.of(Api.admin()
                .post(
                        tenant.keysPath(),
                        """
                        {"name": "A", "scopes": ["CREATE_USER"], "expires_at": "%s"}"""
                                .formatted(end)));

        assertThat(key.api().get(KEY).is(200).at("expires_at").asText()).isEqualTo(end.toString());
    }

    @Test
    void adminKeyHasNoOrganizationAndNoGroups() {
        Key key = Key.of(Api.admin().post("/api/admin/api-keys", "{\"name\":\"Night shift\"}"));

        key.api()
                .get(KEY)
                .is(200)
                .hasBody(
                        """
                        {
                          "name": "Night shift",
                          "prefix": "%s",
                          "environment": "live",
                          "scopes": ["ADMIN"],
                          "organization": null,
                          "profile_groups": [],
                          "expires_at": null
                        }
                        """
                                .formatted(key.secret().substring(0, 18)));
    }

    @Test
    void configuredKeyIsAnAdminKey() {
        Answer told = Api.admin().get(KEY).is(200);

        assertThat(told.at("organization").isNull()).isTrue();
        assertThat(told.at("profile_groups").isEmpty()).isTrue();
        assertThat(told.at("scopes")).hasToString("[\"ADMIN\"]");
        assertThat(told.at("name").asText()).isEqualTo("configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_USER", "PROFILES_VIEW", "IMPERSONATE", "PROFILES_ERASE", "AUDIT_VIEW"})
    void anyScopeSuffices(String scope) {
        assertThat(tenant.key(scope).api().get(KEY).is(200).at("scopes")).hasToString("[\"" + scope + "\"]");
    }
}
