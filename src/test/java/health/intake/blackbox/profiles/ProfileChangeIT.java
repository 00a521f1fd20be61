package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.3: changing a profile by merge patch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileChangeIT {

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

    @Test
    void everyFieldCanBeChangedAndTheProfileIsReturned() {
        Answer created = fullProfile();

        Answer changed = partner.patch(
                        path(created),
                        """
                        {"email":"after@example.com","password":"Secret-123","first_name":"Zoë","last_name":"Łukasz",
                         "phone":"+358401234567","sex":1,"date_of_birth":"1990-01-31","height":180,"weight":80.125,
                         "language":"fi"}
                        """)
                .is(200);

        changed.hasBody(
                """
                {
                  "id": "%s",
                  "handle": null,
                  "first_name": "Zoë",
                  "last_name": "Łukasz",
                  "email": "after@example.com",
                  "phone": "+358401234567",
                  "sex": 1,
                  "date_of_birth": "1990-01-31",
                  "height": 180,
                  "weight": 80.125,
                  "language": "fi",
                  "created_at": "%s",
                  "updated_at": "*"
                }
                """
                        .formatted(created.id(), created.at("created_at").asText()),
                "updated_at");
        assertThat(changed.etag()).isNotEqualTo(created.etag()).matches("\"[^\"]+\"");
        Answer read = partner.get(path(created)).is(200);
        assertThat(read.text()).isEqualTo(changed.text());
        assertThat(read.etag()).isEqualTo(changed.etag());
    }

    @Test
    void timeOfTheChangeIsPrintedInWholeSeconds() {
        Answer created = fullProfile();
        String updatedAt = partner.patch(path(created), "{\"first_name\":\"Eva\"}")
                .is(200)
                .at("updated_at")
                .asText();

        assertThat(updatedAt).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(Instant.parse(updatedAt))
                .isBetween(Instant.parse(created.at("created_at").asText()), Instant.now());
    }

    @Test
    void absentFieldsKeepTheirValues() {
        Answer created = fullProfile();

        partner.patch(path(created), "{\"weight\":66}")
                .is(200)
                .hasBody(
                        Json.pretty(created.text())
                                .replace("\"weight\" : 65", "\"weight\" : 66")
                                .replace("\"updated_at\" : null", "\"updated_at\" : \"*\""),
                        "updated_at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "height", "weight"})
    void nullClearsWhatCanBeCleared(String field) {
        Answer created = fullProfile();

        Answer cleared =
                partner.patch(path(created), "{\"%s\":null}".formatted(field)).is(200);

        assertThat(cleared.at(field).isNull()).isTrue();
        assertThat(cleared.etag()).isNotEqualTo(created.etag());
        assertThat(partner.get(path(created)).text()).isEqualTo(cleared.text());
    }

    @Test
    void nullIsRefusedForFieldsThatCannotBeCleared() {
        partner.patch(
                        path(fullProfile()),
                        """
                        {"language":null,"date_of_birth":null,"sex":null,"password":null,"email":null,
                         "last_name":null,"first_name":null,"phone":null,"height":null,"weight":null}
                        """)
                .violates(
                        "first_name not_clearable",
                        "last_name not_clearable",
                        "password not_clearable",
                        "sex not_clearable",
                        "date_of_birth not_clearable");
    }

    @Test
    void nullSetsTheAddressBackToThePlaceholder() {
        Answer created = fullProfile();
        String email = created.at("email").asText();
        String placeholder = created.id() + "@placeholder.invalid";

        Answer without = partner.patch(path(created), "{\"email\":null}").is(200);

        assertThat(without.at("email").asText()).isEqualTo(placeholder);
        assertThat(without.etag()).isNotEqualTo(created.etag());
        assertThat(partner.get(PROFILES + "?email=" + email).text()).isEqualTo("[]");
        assertThat(partner.get(PROFILES + "?email=" + placeholder).each("id")).containsExactly(created.id());
        assertThat(partner.patch(path(created), "{\"email\":null}").is(200).etag())
                .isEqualTo(without.etag());
        partner.post(PROFILES, ProfileBody.in(group).withEmail(email)).is(201);
        Answer patient = partner.post(PATIENTS, PatientBody.in(group)).is(201);
        assertThat(partner.patch(path(patient), "{\"email\":null}")
                        .is(200)
                        .at("handle")
                        .asText())
                .startsWith(patient.id() + "@placeholder.invalid#");
    }

    @Test
    void nullSetsTheLanguageBackToItsDefault() {
        Answer created = fullProfile();
        partner.patch(path(created), "{\"language\":\"fi\"}").is(200);

        Answer changed = partner.patch(path(created), "{\"language\":null}").is(200);

        assertThat(changed.at("language").asText()).isEqualTo("en");
        assertThat(partner.patch(path(created), "{\"language\":null}").is(200).etag())
                .isEqualTo(changed.etag());
    }

    @Test
    void nullIsNoChangeOfASexThatIsNull() {
        Answer patient = partner.post(PATIENTS, PatientBody.in(group).with("gender", "\"other\""))
                .is(201);
        Answer read = partner.get(path(patient));

        assertThat(partner.patch(path(patient), "{\"sex\":null}").is(200).etag())
                .isEqualTo(read.etag());
        partner.patch(path(patient), "{\"sex\":1}").is(200);
        partner.patch(path(patient), "{\"sex\":null}").violates("sex not_clearable");
    }

    @Test
    void answerOfGetMayBeSentBack() {
        Answer created = fullProfile();
        Answer changed = partner.patch(path(created), "{\"weight\":71}").is(200);
        Answer patient = partner.post(PATIENTS, PatientBody.in(group).with("gender", "\"unknown\""))
                .is(201);
        for (Answer answer : List.of(changed, partner.get(path(patient)))) {
            Answer same = partner.patch(path(answer), answer.text()).is(200);

            assertThat(same.text()).isEqualTo(answer.text());
            assertThat(same.etag()).isEqualTo(answer.etag());
        }
        partner.patch(path(created), changed.text().replace("\"weight\":71", "\"weight\":72"))
                .is(200);
    }

    @Test
    void allViolationsAreReportedAtOnceInTheOrderOfTheContract() {
        partner.patch(
                        path(fullProfile()),
                        """
                        {"weight":0,"zebra":1,"profile_group":"x","language":"fr","height":"1","date_of_birth":"1899-01-01",
                         "sex":3,"phone":"0","password":"weak","email":"nobody","last_name":"王","first_name":"M4ria","id":null}
                        """)
                .violates(
                        "first_name invalid_format",
                        "last_name not_latin",
                        "email invalid_format",
                        "password weak_password",
                        "phone invalid_format",
                        "sex invalid_value",
                        "date_of_birth out_of_range",
                        "height wrong_type",
                        "weight out_of_range",
                        "language invalid_value",
                        "zebra unknown_field",
                        "profile_group read_only",
                        "id read_only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "handle", "profile_group", "profile_group_slug", "created_at", "updated_at"})
    void readOnlyFieldAcceptsItsCurrentValueOnly(String field) {
        Answer created = fullProfile();
        Answer patient = partner.post(PATIENTS, PatientBody.in(group)).is(201);
        partner.patch(path(patient), "{\"weight\":70}").is(200);
        Answer full = partner.get(path(patient));
        String own = full.json().has(field) ? full.at(field).toString() : Json.quoted(group.slug());
        String other = field.endsWith("_at") ? "\"2026-04-01T09:14:32Z\"" : "\"" + Unique.slug("other") + "\"";

        assertThat(partner.patch(path(patient), "{\"%s\":%s}".formatted(field, own))
                        .is(200)
                        .etag())
                .isEqualTo(full.etag());
        partner.patch(path(patient), "{\"%s\":null}".formatted(field)).violates(field + " read_only");
        partner.patch(path(patient), "{\"%s\":%s}".formatted(field, other)).violates(field + " read_only");
        partner.patch(path(created), "{\"%s\":{\"a\":[1]}}".formatted(field)).violates(field + " read_only");
    }

    @Test
    void refusedChangeChangesNothing() {
        Answer created = fullProfile();

        partner.patch(path(created), "{\"first_name\":\"Eva\",\"weight\":null,\"sex\":7}")
                .violates("sex invalid_value");

        Answer read = partner.get(path(created));
        assertThat(read.text()).isEqualTo(created.text());
        assertThat(read.etag()).isEqualTo(created.etag());
    }
}
