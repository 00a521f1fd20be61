package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.5 and 4.1: names that only look like a field that needs a key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientKeyFieldNamesIT {

    private final Tenant tenant = Tenant.open();

    private static Answer register(Tenant open, PatientBody body) {
        return open.keyless().post(PATIENTS, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EmrId",
                "emrid",
                "EMRID",
                "emr_id",
                "Roles",
                "unread_notifications",
                "Groups",
                "profile_group",
                "providers[0]",
                "verifications.email",
                "emrId "
            })
    void nameInAnotherSpellingIsUnknown(String name) {
        String printed = name.matches("[A-Za-z0-9_-]+") ? name : "?";

        register(tenant, PatientBody.create().with(name, "1")).violates(printed + " unknown_field");
    }

    @Test
    void escapedNameIsTheSameName() {
        String body = PatientBody.create().with("emrId", "1").toString().replace("emrId", "\\u0065mrId");

        tenant.keyless().post(PATIENTS, body).isProblem(403, "field_not_allowed");
    }

    @Test
    void namesAreHarmlessInsideMeta() {
        String meta =
                "{\"emrId\":1,\"roles\":[\"admin\"],\"groups\":[\"x\"],\"meta\":{\"verifications\":{\"email\":true}}}";

        Answer created =
                register(Tenant.open(), PatientBody.create().with("meta", meta)).is(201);

        assertThat(created.at("meta")).hasToString(meta);
        assertThat(created.at("roles")).hasToString("[\"patient\"]");
        assertThat(created.at("emrId").isNull()).isTrue();
        assertThat(created.at("verifications")).hasToString("{\"email\":false,\"phone\":false}");
    }
}
