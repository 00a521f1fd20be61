package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.3 and 4.1: the fields that may not be set without a key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientKeyFieldsIT {

    private static final String[] IN_ORDER = {
        "roles", "unreadNotifications", "emrId", "referrer", "providers", "verifications", "groups"
    };

    private final Tenant tenant = Tenant.open();
    private final Api keyless = tenant.keyless();

    private static Answer register(Tenant open, PatientBody body) {
        return open.keyless().post(PATIENTS, body);
    }

    private void names(Answer refused, String... fields) {
        refused.isProblem(403, "field_not_allowed");
        assertThat(refused.json().has("violations")).isFalse();
        String detail = refused.at("detail").asText();
        int last = -1;
        for (String field : IN_ORDER) {
            assertThat(detail.matches(".*\\b" + field + "\\b.*"))
                    .as("%s in %s", field, detail)
                    .isEqualTo(List.of(fields).contains(field));
        }
        for (String field : fields) {
            assertThat(detail.indexOf(field))
                    .as("place of %s in %s", field, detail)
                    .isGreaterThan(last);
            last = detail.indexOf(field);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    roles               | []
                    roles               | ["admin"]
                    roles               | ["patient","admin"]
                    roles               | ["Patient"]
                    roles               | [["patient"]]
                    roles               | [null]
                    roles               | "patient"
                    roles               | {}
                    roles               | {"0":"patient"}
                    roles               | 1
                    roles               | false
                    unreadNotifications | 0
                    unreadNotifications | 5
                    unreadNotifications | -1
                    unreadNotifications | "0"
                    unreadNotifications | false
                    emrId               | 0
                    emrId               | 1
                    emrId               | 1e0
                    emrId               | 9223372036854775808
                    emrId               | "1"
                    emrId               | []
                    referrer            | "user"
                    referrer            | ""
                    referrer            | 1
                    providers           | []
                    providers           | ["0197a3c0-0000-7000-8000-000000000000"]
                    providers           | "0197a3c0-0000-7000-8000-000000000000"
                    providers           | {}
                    verifications       | {}
                    verifications       | {"email":false}
                    verifications       | {"email":false,"phone":false}
                    verifications       | {"email":true}
                    verifications       | {"email":null}
                    verifications       | {"unknown":1}
                    verifications       | []
                    verifications       | true
                    groups              | []
                    groups              | ["nobody-knows"]
                    groups              | "nobody-knows"
                    groups              | [null]
                    groups              | {}
                    """)
    void eachFieldAloneIsRefusedWhateverItsValue(String field, String json) {
        names(register(tenant, PatientBody.create().with(field, json)), field);
    }

    @Test
    void groupThatExistsIsRefused() {
        names(register(tenant, PatientBody.in(tenant.group())), "groups");
    }

    @Test
    void allTogetherAreNamedInTheOrderOfTheTable() {
        PatientBody body = PatientBody.create()
                .with("groups", "[]")
                .with("verifications", "{}")
                .with("providers", "[]")
                .with("referrer", "\"x\"")
                .with("emrId", "1")
                .with("unreadNotifications", "0")
                .with("roles", "[]");

        names(register(tenant, body), IN_ORDER);
    }

    @Test
    void allowedFieldsAreNotNamed() {
        PatientBody body = PatientBody.create()
                .with("roles", "[\"patient\"]")
                .with("emrId", "1")
                .with("groups", "null")
                .with("referrer", "\"x\"");

        names(register(tenant, body), "emrId", "referrer");
    }

    @Test
    void nullCountsAsAbsentAndTheRoleOfAPatientMayBeSent() {
        Tenant open = Tenant.open();
        PatientBody nulls = PatientBody.create();
        for (String field : IN_ORDER) {
            nulls = nulls.with(field, "null");
        }

        register(open, nulls).is(201);
        Answer created = register(open, PatientBody.create().with("roles", "[\"patient\"]"))
                .is(201);
        assertThat(created.at("roles")).hasToString("[\"patient\"]");
    }

    @Test
    void fieldsThatNeedAKeyPrecedeViolations() {
        names(keyless.post(PATIENTS, "{\"emrId\":1}"), "emrId");
        names(keyless.post(PATIENTS, "{\"emrId\":1,\"id\":null,\"unknown\":[]}"), "emrId");
        names(register(tenant, PatientBody.create().with("gender", "5").with("roles", "{}")), "roles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"emrId\":1}}",
                "{\"emrId\":1,\"emrId\":1}",
                "{\"emrId\":null,\"emrId\":1}",
                "{\"roles\":[\"patient\"],\"roles\":[\"admin\"]}",
                "{\"meta\":{\"a\":1,\"a\":2},\"emrId\":1}",
                "[{\"emrId\":1}]",
                "{\"emrId\":NaN}"
            })
    void malformedBodyIsToldFirst(String body) {
        keyless.post(PATIENTS, body).isProblem(400, "malformed_json");
    }

    @Test
    void refusedRegistrationStoresNothing() {
        String email = Unique.email("refused");
        Tenant open = Tenant.open();
        Api partner = open.partner();

        names(register(open, PatientBody.create().withEmail(email).with("emrId", "1")), "emrId");

        assertThat(partner.get(PROFILES).is(200).text()).isEqualTo("[]");
        register(open, PatientBody.create().withEmail(email)).is(201);
    }

    @Test
    void fieldsAreValidatedWithAKey() {
        tenant.partner()
                .post(PATIENTS, PatientBody.create().with("emrId", "\"1\"").with("roles", "{}"))
                .violates("roles wrong_type", "emrId wrong_type");
    }
}
