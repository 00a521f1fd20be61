package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 3.3: the media types of a change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatchMediaTypesIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private Answer fullProfile() {
        return partner.post(
                        PROFILES,
                        ProfileBody.in(group)
                                .withEmail(Unique.email("before"))
                                .with("phone", "\"+4930123456789\"")
                                .with("height", "168.5")
                                .with("weight", "65")
                                .with("language", "\"de\""))
                .is(201);
    }

    private static String path(Answer profile) {
        return PROFILES + "/" + profile.id();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json",
        "application/merge-patch+json",
        "application/merge-patch+json; charset=utf-8",
        "Application/JSON; charset=\"UTF-8\""
    })
    void bothMediaTypesMeanTheSame(String mediaType) {
        Answer created = fullProfile();

        Answer changed = partner.with("Content-Type", mediaType)
                .patch(path(created), "{\"phone\":null,\"first_name\":\"Eva\"}")
                .is(200);

        assertThat(changed.at("phone").isNull()).isTrue();
        assertThat(changed.at("first_name").asText()).isEqualTo("Eva");
        assertThat(changed.at("last_name").asText()).isEqualTo("Schmidt");
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/merge-patch+json; charset=utf-8"})
    void bothMediaTypesMeanTheSameForAPatient(String mediaType) {
        String path = PATIENTS + "/"
                + partner.post(PATIENTS, PatientBody.in(group).with("referrer", "\"u-1\""))
                        .is(201)
                        .id();

        Answer changed = partner.with("Content-Type", mediaType)
                .patch(path, "{\"referrer\":null,\"firstName\":\"Eva\"}")
                .is(200);

        assertThat(changed.at("referrer").isNull()).isTrue();
        assertThat(changed.at("firstName").asText()).isEqualTo("Eva");
        partner.with("Content-Type", "text/plain").patch(path, "{}").isProblem(415, "unsupported_media_type");
    }

    @Test
    void mergePatchIsNoBodyForACreation() {
        partner.with("Content-Type", "application/merge-patch+json")
                .post(PROFILES, ProfileBody.in(group))
                .isProblem(415, "unsupported_media_type");
    }
}
