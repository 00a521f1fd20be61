package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.5 and 7: valid JSON objects, and malformed ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictJsonIT {

    private final Group group;
    private final Api partner;
    private final String profile;

    StrictJsonIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
        profile = PROFILES + "/"
                + partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"a\":1,}",
                "{}{}",
                "{\"sex\":1,\"s\\u0065x\":2}",
                "{\"a\":\"\\uD800\"}",
                "{\"a\u0085\":1}"
            })
    void bodyIsMalformedWhenItIsNotOneJsonObject(String text) {
        partner.post(PROFILES, text).isProblem(400, "malformed_json");
        partner.patch(profile, text).isProblem(400, "malformed_json");
    }

    @Test
    void escapedControlCharacterIsAViolationOfItsField() {
        for (String field :
                List.of("first_name", "last_name", "email", "password", "phone", "date_of_birth", "language")) {
            partner.patch(profile, "{\"%s\":\"a\\n\"}".formatted(field)).violates(field + " invalid_format");
        }
        partner.post(PROFILES, ProfileBody.in(group).with("profile_group", "\"a\\n\""))
                .violates("profile_group invalid_format");
        partner.patch(profile, "{\"sex\":\"\\n\"}").violates("sex wrong_type");
        partner.patch(profile, "{\"a\":[{\"b\":\"\\n\"}]}").violates("a unknown_field");
        partner.patch(profile, "{\"first_name\\n\":1}").violates("? unknown_field");
    }

    @Test
    void bodyHasAtMostSixteenLevels() {
        partner.patch(profile, "{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")
                .violates("a unknown_field");
        partner.patch(profile, "{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}")
                .isProblem(400, "malformed_json");
    }

    @Test
    void escapedAndLiteralLettersAreTheSame() {
        String body = ProfileBody.in(group).toString();
        String escaped = body.replace("Maria", "M\\u0061ri\\u0061").replace("\"sex\"", "\"\\u0073ex\"");
        Answer created = partner.post(PROFILES, escaped).is(201);

        assertThat(created.at("first_name").asText()).isEqualTo("Maria");
    }

    @Test
    void numberHasAtMostHundredDigits() {
        partner.patch(profile, "{\"sex\":" + "9".repeat(100) + "}").violates("sex invalid_value");
        partner.patch(profile, "{\"sex\":" + "9".repeat(101) + "}").isProblem(400, "malformed_json");
    }
}
