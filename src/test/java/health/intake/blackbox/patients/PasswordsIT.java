package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.3: setting a password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordsIT {

    private final Group group;
    private final Api partner;

    PasswordsIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
    }

    private Answer newProfile() {
        return partner.post(PROFILES, ProfileBody.in(group)).is(201);
    }

    private Answer setPassword(Answer profile, String password) {
        return partner.patch(PROFILES + "/" + profile.id(), "{\"password\":" + Json.quoted(password) + "}");
    }

    @Test
    void settingAPasswordIsAlwaysAChangeAndItIsNeverReturned() {
        Answer created = newProfile();

        Answer first = setPassword(created, "Secret-123").is(200);
        Answer again = setPassword(created, "Secret-123").is(200);

        assertThat(first.at("updated_at").isNull()).isFalse();
        assertThat(first.etag()).isNotEqualTo(created.etag());
        assertThat(again.etag()).isNotEqualTo(first.etag());
        assertThat(again.text()).doesNotContain("password", "Secret-123", "argon2");
        assertThat(partner.get(PROFILES + "/" + created.id()).text()).isEqualTo(again.text());
    }

    @Test
    void passwordIsStoredAsAnArgon2idHash() {
        Answer created = newProfile();
        setPassword(created, "Secret-123").is(200);

        String stored = Installation.shared()
                .sql()
                .text("select password_hash from credential where profile_id = ?", created.id());

        assertThat(stored).startsWith("$argon2id$").doesNotContain("Secret-123");
    }

    @Test
    void passwordThatMeetsTheRuleIsAccepted() {
        setPassword(newProfile(), "Pässwörter 1 €").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Abcdef1", "Password1"})
    void shortOrCommonPasswordIsWeak(String password) {
        setPassword(newProfile(), password).violates("password weak_password");
        partner.post(PATIENTS, PatientBody.in(group).with("password", Json.quoted(password)))
                .violates("password weak_password");
    }

    @Test
    void passwordMadeOfOwnNamesOrAddressIsWeak() {
        String email = Unique.email("Own.Address");
        ProfileBody body = ProfileBody.in(group)
                .with("first_name", "\"Zoë\"")
                .with("last_name", "\"Łukasz\"")
                .withEmail(email);
        Answer person = partner.post(PROFILES, body).is(201);

        for (String password : new String[] {"Zoe-Łukasz-1985", "ZOËzoë12", email + "1"}) {
            setPassword(person, password).violates("password weak_password");
        }
        partner.patch(PROFILES + "/" + person.id(), "{\"first_name\":\"Eva\",\"password\":\"Eva-Łukasz-1\",\"sex\":7}")
                .violates("password weak_password", "sex invalid_value");
        partner.patch(PROFILES + "/" + person.id(), "{\"first_name\":\"Eva\",\"password\":\"Zoe-Łukasz-1985\"}")
                .is(200);
        PatientBody patient = PatientBody.in(group).with("firstName", "\"Zoë\"");
        partner.post(PATIENTS, patient.with("password", "\"ZoeZoe-1985\"")).violates("password weak_password");
        partner.post(PATIENTS, patient.with("password", "\"ZoeZoo-1985\"")).is(201);
    }

    @Test
    void refusedPasswordChangesNothing() {
        Answer created = newProfile();
        String path = PROFILES + "/" + created.id();

        partner.patch(path, "{\"password\":\"Secret-123\",\"id\":null}").violates("id read_only");
        partner.with("If-Match", "\"0\"")
                .patch(path, "{\"password\":\"Secret-123\"}")
                .is(412);

        assertThat(partner.get(path).etag()).isEqualTo(created.etag());
    }

    @Test
    void passwordIsAString() {
        partner.patch(PROFILES + "/" + newProfile().id(), "{\"password\":12345678}")
                .violates("password wrong_type");
    }

    @Test
    void controlCharacterInAPasswordIsAViolation() {
        partner.patch(PROFILES + "/" + newProfile().id(), "{\"password\":\"Secret-123\\u0000\"}")
                .violates("password invalid_format");
    }
}
