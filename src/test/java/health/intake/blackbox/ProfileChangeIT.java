package health.intake.blackbox;

import static health.intake.blackbox.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
    void everyFieldCanBeChangedAndTheWholeProfileComesBack() {
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
    void theTimeOfTheChangeIsPrintedInWholeSeconds() {
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
    void whatIsAbsentKeepsItsValue() {
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
    void nullIsNoValueForAllOtherFieldsAndTheyStandInTheOrderOfTheContract() {
        partner.patch(
                        path(fullProfile()),
                        """
                        {"language":null,"date_of_birth":null,"sex":null,"password":null,"email":null,
                         "last_name":null,"first_name":null,"phone":null}
                        """)
                .violates(
                        "first_name not_clearable",
                        "last_name not_clearable",
                        "email not_clearable",
                        "password not_clearable",
                        "sex not_clearable",
                        "date_of_birth not_clearable",
                        "language not_clearable");
    }

    @Test
    void everythingThatIsWrongStandsThereAtOnceInTheOrderOfTheContract() {
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
    void whatCannotBeSetIsReadOnlyEvenToNullOrToItsOwnValue(String field) {
        Answer created = fullProfile();
        String own = created.json().has(field) ? created.at(field).toString() : Json.quoted(group.slug());

        partner.patch(path(created), "{\"%s\":null}".formatted(field)).violates(field + " read_only");
        partner.patch(path(created), "{\"%s\":%s}".formatted(field, own)).violates(field + " read_only");
        partner.patch(path(created), "{\"%s\":{\"a\":[1]}}".formatted(field)).violates(field + " read_only");
    }

    @Test
    void aRefusedChangeChangesNothing() {
        Answer created = fullProfile();

        partner.patch(path(created), "{\"first_name\":\"Eva\",\"weight\":null,\"sex\":7}")
                .violates("sex invalid_value");

        Answer read = partner.get(path(created));
        assertThat(read.text()).isEqualTo(created.text());
        assertThat(read.etag()).isEqualTo(created.etag());
    }
}
