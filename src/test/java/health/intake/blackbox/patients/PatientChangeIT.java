package health.intake.blackbox.patients;

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
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 3.3 and 7: the effect of a change of the profile on the patient. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientChangeIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    private Answer register(PatientBody body) {
        return partner.post(PATIENTS, body).is(201);
    }

    private Answer change(Answer patient, String field, String json) {
        return partner.patch(PROFILES + "/" + patient.id(), "{\"" + field + "\":" + json + "}");
    }

    private Answer read(Answer patient) {
        return partner.get(PATIENTS + "/" + patient.id()).is(200);
    }

    @Test
    void usernameFollowsTheAddress() {
        Answer patient = register(PatientBody.in(group));
        String address = Unique.email("Moved");
        String username = address.toLowerCase(Locale.ROOT) + "#" + tenant.slug();

        Answer changed = change(patient, "email", Json.quoted(address)).is(200);

        assertThat(changed.at("handle").asText()).isEqualTo(username);
        assertThat(read(patient).at("email").asText()).isEqualTo(address);
        assertThat(read(patient).at("username").asText()).isEqualTo(username);
        assertThat(partner.get(PROFILES + "?email=" + address).each("handle")).containsExactly(username);
    }

    @Test
    void handleOfAProfileThatIsNotRegisteredStaysNull() {
        Answer profile = partner.post(PROFILES, ProfileBody.in(group)).is(201);
        change(profile, "password", "\"Secret-123\"").is(200);
        String address = Unique.email("plain");

        Answer changed = change(profile, "email", Json.quoted(address)).is(200);

        assertThat(changed.at("handle").isNull()).isTrue();
        assertThat(read(profile).at("username").asText()).isEqualTo(address + "#" + tenant.slug());
    }

    @Test
    void refusedAddressLeavesTheUsername() {
        String taken = Unique.email("taken");
        register(PatientBody.in(group).withEmail(taken));
        Answer patient = register(PatientBody.in(group));

        change(patient, "email", Json.quoted(taken)).isProblem(409, "email_taken");

        assertThat(read(patient).text()).isEqualTo(patient.text());
    }

    @ParameterizedTest
    @CsvSource({"other, 1, male", "unknown, 2, female", "male, 2, female", "female, 1, male", "male, 1, male"})
    void genderFollowsTheSex(String before, String sex, String after) {
        Answer patient = register(PatientBody.in(group).with("gender", Json.quoted(before)));

        change(patient, "sex", sex).is(200);

        assertThat(read(patient).at("gender").asText()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"other", "unknown"})
    void changeOfSomethingElseLeavesTheGender(String gender) {
        Answer patient = register(PatientBody.in(group).with("gender", Json.quoted(gender)));

        Answer changed = change(patient, "weight", "60").is(200);

        assertThat(changed.at("sex").isNull()).isTrue();
        assertThat(read(patient).at("gender").asText()).isEqualTo(gender);
    }

    @Test
    void sexOfAPatientCannotBeCleared() {
        Answer other = register(PatientBody.in(group).with("gender", "\"other\""));

        change(register(PatientBody.in(group).with("gender", "\"male\"")), "sex", "null")
                .violates("sex not_clearable");
        change(other, "sex", "null").is(200);
        assertThat(read(other).text()).isEqualTo(other.text());
    }

    @Test
    void otherFieldsOfThePersonFollow() {
        Answer patient = register(PatientBody.in(group));
        change(patient, "first_name", "\"Eva\"").is(200);
        change(patient, "last_name", "\"Virtanen\"").is(200);
        change(patient, "date_of_birth", "\"1990-01-31\"").is(200);
        Answer changed = change(patient, "phone", "\"+358401234567\"").is(200);

        Answer read = read(patient);

        assertThat(read.at("firstName").asText()).isEqualTo("Eva");
        assertThat(read.at("lastName").asText()).isEqualTo("Virtanen");
        assertThat(read.at("dob").asText()).isEqualTo("1990-01-31");
        assertThat(read.at("phone").asText()).isEqualTo("+358401234567");
        assertThat(read.at("updatedAt")).isEqualTo(changed.at("updated_at"));
        assertThat(read.at("createdAt")).isEqualTo(patient.at("createdAt"));
    }

    @Test
    void phoneMayBeClearedLater() {
        Answer patient = register(PatientBody.in(group));

        change(patient, "phone", "null").is(200);

        assertThat(read(patient).at("phone").isNull()).isTrue();
    }

    @Test
    void changeWithoutEffectKeepsUpdatedAt() {
        Answer patient = register(PatientBody.in(group));

        change(patient, "first_name", "\"Maria\"").is(200);

        assertThat(read(patient).text()).isEqualTo(patient.text());
    }

    @ParameterizedTest
    @CsvSource({"username", "roles", "groups", "emrId", "gender", "hcCard", "meta"})
    void fieldsOfTheAccountAreUnknownInAProfile(String field) {
        change(register(PatientBody.in(group)), field, "null").violates(field + " unknown_field");
    }
}
