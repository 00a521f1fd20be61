package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 1.3: no answer repeats a refused value. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectedValuesIT {

    private static final String MARK = "zq7x";

    private final Group group;
    private final Api partner;

    RejectedValuesIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
    }

    private static void repeatsNothing(Answer refused) {
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.text()).doesNotContainIgnoringCase(MARK);
        assertThat(refused.headers().map().toString()).doesNotContainIgnoringCase(MARK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    first_name    | "zq7x9"
                    last_name     | {"zq7x":1}
                    sex           | "zq7x"
                    date_of_birth | "zq7x"
                    profile_group | "zq7x"
                    profile_group | ["zq7x"]
                    email         | "zq7x"
                    phone         | "zq7x"
                    height        | "zq7x"
                    language      | "zq7x"
                    zq7x.zq7x     | 1
                    """)
    void valueOfAFieldIsNotRepeated(String field, String json) {
        repeatsNothing(partner.post(PROFILES, ProfileBody.in(group).with(field, json)));
    }

    @Test
    void passwordIsNotRepeated() {
        Answer created = partner.post(PROFILES, ProfileBody.in(group)).is(201);

        repeatsNothing(partner.patch(PROFILES + "/" + created.id(), "{\"password\":\"zq7x\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/profiles?zq7x.zq7x=1",
        "/api/v1/profiles?x=zq7x",
        "/api/v1/profiles?limit=zq7x",
        "/api/v1/profiles?offset=zq7x",
        "/api/v1/profiles?cursor=zq7x",
        "/api/v1/profiles?email=zq7x",
        "/api/v1/profiles/zq7x",
        "/api/v1/profiles;zq7x=1",
        "/api/zq7x"
    })
    void pathAndQueryAreNotRepeated(String path) {
        repeatsNothing(partner.get(path));
    }

    @Test
    void malformedBodyAndHeaderAreNotRepeated() {
        repeatsNothing(partner.post(PROFILES, "{\"first_name\": zq7x}"));
        repeatsNothing(partner.with("Content-Type", "zq7x/zq7x").post(PROFILES, "{}"));
        repeatsNothing(partner.with("Accept", "zq7x/zq7x").get(PROFILES));
        repeatsNothing(Api.as("zq7x").get(PROFILES));
        repeatsNothing(partner.send("ZQ7X", PROFILES));
        repeatsNothing(partner.with("X-Request-Id", "zq7x zq7x").get(PROFILES + "/nobody"));
    }
}
