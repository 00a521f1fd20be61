package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.Storage;
import health.intake.blackbox.driver.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.2 and 4.3: the entity tag of a patient, which covers profile and account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientVersionIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Answer patient = register();
    private final String path = PATIENTS + "/" + patient.id();

    private Answer register() {
        Answer registered = partner.post(
                        PATIENTS,
                        PatientBody.in(group)
                                .with("meta", "{\"a\":[1,{\"b\":null}]}")
                                .with("hcCard", "{\"number\":\"A1\",\"issuer\":\"AOK\"}")
                                .with("roles", "[\"vip\"]"))
                .is(201);
        return partner.get(PATIENTS + "/" + registered.id()).is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"firstName\":\" Maria \",\"gender\":{\"value\":\"female\"},\"phone\":\"030123456789\"}",
                "{\"meta\":{},\"hcCard\":{\"issuer\":\"AOK\",\"version\":null},\"roles\":[\"vip\"]}",
                "{\"meta\":{\"a\":[1,{\"b\":null}]},\"verifications\":{\"email\":false}}",
                "{\"emrId\":null,\"referrer\":null,\"province\":null,\"providers\":null,\"hasInsurance\":false}"
            })
    void changeWithoutEffectWritesNothing(String body) {
        Answer same = partner.patch(path, body).is(200);

        assertThat(same.text()).isEqualTo(patient.text());
        assertThat(same.etag()).isEqualTo(patient.etag());
        assertThat(same.at("updatedAt").isNull()).isTrue();
    }

    @Test
    void changeOfProfileOrAccountChangesTheTagOfBoth() {
        Answer changing = register();
        String at = PATIENTS + "/" + changing.id();
        String profile = PROFILES + "/" + changing.id();
        String before = changing.etag();
        for (Answer changed : List.of(
                partner.patch(at, "{\"referrer\":\"u-1\"}"),
                partner.patch(profile, "{\"height\":170}"),
                partner.patch(at, "{\"firstName\":\"Eva\"}"),
                partner.patch(at, "{\"password\":\"Secret-123\"}"),
                partner.patch(at, "{\"verifications\":{\"phone\":true}}"))) {
            assertThat(changed.is(200).etag()).isNotEqualTo(before);
            before = changed.etag();
        }
        assertThat(partner.get(at).etag()).isEqualTo(before);
        assertThat(partner.get(profile).etag()).isEqualTo(before);
        assertThat(partner.get(profile).at("updated_at"))
                .isEqualTo(partner.get(at).at("updatedAt"));
    }

    @Test
    void readerWithTheCurrentVersionGetsNoBody() {
        for (String tags : new String[] {patient.etag(), "W/" + patient.etag(), "\"x\", " + patient.etag(), "*"}) {
            Answer unmodified = partner.with("If-None-Match", tags).get(path).is(304);
            assertThat(unmodified.etag()).isEqualTo(patient.etag());
            assertThat(unmodified.text()).isEmpty();
        }
        assertThat(partner.with("If-None-Match", "\"x\"").get(path).is(200).text())
                .isEqualTo(patient.text());
        partner.with("If-Match", "\"x\"").get(path).isProblem(412, "precondition_failed");
        partner.with("If-None-Match", "\"x\"")
                .with("If-None-Match", patient.etag())
                .get(path)
                .is(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    If-Match      | W/"1"       | weak
                    If-Match      | 1           | double quotes
                    If-Match      | "other"     | changed since
                    If-None-Match | *           | exists already
                    If-None-Match | ETAG        | current version
                    """)
    void changeIsRefusedAndNamesTheConditionThatDoesNotHold(String name, String value, String reason) {
        for (String body : new String[] {"{\"referrer\":\"x\"}", "{}", "{"}) {
            Answer refused = partner.with(name, value.replace("ETAG", patient.etag()))
                    .patch(path, body)
                    .isProblem(412, "precondition_failed");
            assertThat(refused.at("detail").asText()).startsWith(name).contains(reason);
        }
        assertThat(partner.get(path).text()).isEqualTo(patient.text());
    }

    @Test
    void changeThroughTheProfileMakesTheTagStale() {
        Answer changing = register();
        String at = PATIENTS + "/" + changing.id();
        partner.patch(PROFILES + "/" + changing.id(), "{\"height\":170}").is(200);

        partner.with("If-Match", changing.etag())
                .patch(at, "{\"referrer\":\"x\"}")
                .isProblem(412, "precondition_failed");
        Answer current = partner.get(at);
        partner.with("If-Match", current.etag())
                .patch(at, "{\"referrer\":\"x\"}")
                .is(200);
        partner.with("If-Match", current.etag())
                .patch(PROFILES + "/" + changing.id(), "{\"height\":171}")
                .isProblem(412, "precondition_failed");
    }

    @Test
    void refusedChangeLeavesNoRowBehind() {
        var before = Storage.rowCounts();

        partner.with("If-Match", "\"other\"")
                .patch(path, "{\"referrer\":\"x\"}")
                .is(412);
        partner.patch(path, "{\"referrer\":1}").is(400);

        assertThat(Storage.rowCounts()).isEqualTo(before);
    }
}
