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
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.3: changes of a patient, field by field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientPatchIT {

    private static final String PROVIDER = "0197a3c0-0000-7000-8000-00000000000a";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group further = tenant.group();
    private final Api partner = tenant.partner();

    private Answer register() {
        return register(PatientBody.in(group, further));
    }

    private Answer register(PatientBody body) {
        return partner.post(PATIENTS, body).is(201);
    }

    private Answer full() {
        return register(PatientBody.in(group, further)
                .with("roles", "[\"patient\",\"vip\"]")
                .with("meta", "{\"source\":\"web\",\"deep\":{\"a\":1,\"b\":[2]}}")
                .with("unreadNotifications", "3")
                .with("emrId", String.valueOf(System.nanoTime()))
                .with("referrer", "\"u-1\"")
                .with("hcCard", "{\"number\":\"A123456780\",\"issuer\":\"AOK\",\"expiresOn\":\"2030-01-31\"}")
                .with("acceptsMarketing", "true")
                .with("providers", "[\"" + PROVIDER + "\"]")
                .with("verifications", "{\"email\":true}")
                .with("province", "\"BE\""));
    }

    private Answer change(Answer patient, String body) {
        return partner.patch(PATIENTS + "/" + patient.id(), body);
    }

    private Answer read(Answer patient) {
        return partner.get(PATIENTS + "/" + patient.id()).is(200);
    }

    @Test
    void everyFieldChangesAndNothingElse() {
        Answer patient = register();
        String email = Unique.email("Changed");
        String emrId = String.valueOf(System.nanoTime());

        Answer changed = change(
                        patient,
                        """
                        {"email": "%s", "password": "Secret-123", "firstName": " Zoë ", "lastName": "Łukasz",
                         "gender": {"value": "other"}, "phone": "030987654", "roles": ["patient", "vip"], "dob": "1990-01-31",
                         "meta": {"a": 1.50}, "unreadNotifications": 2147483647, "emrId": %s, "referrer": "u-2",
                         "hcCard": {"number": "A1"}, "acceptsMarketing": true, "hasInsurance": true,
                         "providers": ["%s"], "verifications": {"phone": true}, "province": "BY"}"""
                                .formatted(email, emrId, PROVIDER.toUpperCase(Locale.ROOT)))
                .is(200);

        changed.hasBody(
                """
                {
                  "id": "%s",
                  "organization": "%s",
                  "email": "%s",
                  "firstName": "Zoë",
                  "lastName": "Łukasz",
                  "gender": "other",
                  "phone": "+4930987654",
                  "username": "%s#%2$s",
                  "roles": ["patient", "vip"],
                  "dob": "1990-01-31",
                  "meta": {"a": 1.50},
                  "unreadNotifications": 2147483647,
                  "emrId": %s,
                  "referrer": "u-2",
                  "hcCard": {"number": "A1", "issuer": null, "version": null, "expiresOn": null},
                  "acceptsMarketing": true,
                  "hasInsurance": true,
                  "providers": ["%s"],
                  "verifications": {"email": false, "phone": true},
                  "province": "BY",
                  "groups": ["%s", "%s"],
                  "createdAt": "%s",
                  "updatedAt": "*"
                }
                """
                        .formatted(
                                patient.id(),
                                tenant.slug(),
                                email,
                                email.toLowerCase(Locale.ROOT),
                                emrId,
                                PROVIDER,
                                group.id(),
                                further.id(),
                                patient.at("createdAt").asText()),
                "updatedAt");
        assertThat(read(patient).text()).isEqualTo(changed.text());
        assertThat(read(patient).etag()).isEqualTo(changed.etag());
    }

    @Test
    void nullClearsOrSetsTheDefault() {
        Answer patient = full();

        Answer changed = change(
                        patient,
                        """
                        {"meta": null, "hcCard": null, "emrId": null, "referrer": null, "province": null, "roles": null,
                         "providers": null}""")
                .is(200);

        for (String cleared : new String[] {"meta", "hcCard", "emrId", "referrer", "province"}) {
            assertThat(changed.at(cleared).isNull()).as(cleared).isTrue();
        }
        assertThat(changed.at("roles")).hasToString("[\"patient\"]");
        assertThat(changed.at("providers")).isEmpty();
        assertThat(changed.at("unreadNotifications").asInt()).isEqualTo(3);
        assertThat(changed.at("verifications").at("/email").asBoolean()).isTrue();
        assertThat(read(patient).text()).isEqualTo(changed.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "password",
                "firstName",
                "lastName",
                "gender",
                "phone",
                "dob",
                "unreadNotifications",
                "acceptsMarketing",
                "hasInsurance",
                "verifications"
            })
    void nullClearsNothingElse(String field) {
        Answer patient = full();

        change(patient, "{\"" + field + "\":null}").violates(field + " not_clearable");

        assertThat(read(patient).text()).isEqualTo(patient.text());
    }

    @Test
    void phoneThatIsNullMayBeNull() {
        Answer profile = partner.post(PROFILES, ProfileBody.in(group)).is(201);
        partner.patch(PROFILES + "/" + profile.id(), "{\"password\":\"Secret-123\"}")
                .is(200);
        Answer patient = read(profile);

        assertThat(change(patient, "{\"phone\":null}").is(200).text()).isEqualTo(patient.text());
    }

    @Test
    void objectsAreMerged() {
        Answer changed = change(
                        full(),
                        """
                        {"meta": {"source": null, "deep": {"a": {"x": null}, "c": 3}}, "hcCard": {"version": "2"},
                         "verifications": {"phone": true, "email": null}}""")
                .is(200);

        assertThat(changed.at("meta")).hasToString("{\"deep\":{\"a\":{},\"b\":[2],\"c\":3}}");
        assertThat(changed.at("hcCard"))
                .hasToString(
                        "{\"number\":\"A123456780\",\"issuer\":\"AOK\",\"version\":\"2\",\"expiresOn\":\"2030-01-31\"}");
        assertThat(changed.at("verifications")).hasToString("{\"email\":false,\"phone\":true}");
    }

    @Test
    void rulesAreJudgedOnTheMergedObject() {
        Answer with = full();
        Answer without = register();

        change(with, "{\"hcCard\":{\"number\":null}}").violates("hcCard.number required");
        change(without, "{\"hcCard\":{\"version\":\"2\"}}").violates("hcCard.number required");
        change(with, "{\"hcCard\":{\"issuer\":\"" + "x".repeat(65) + "\"}}").violates("hcCard.issuer too_long");
        String half = "x".repeat(9_000);
        change(with, "{\"meta\":{\"one\":\"" + half + "\"}}").is(200);
        change(with, "{\"meta\":{\"two\":\"" + half + "\"}}").violates("meta too_long");
        change(with, "{\"meta\":{\"two\":\"" + half + "\",\"one\":null}}").is(200);
    }

    @Test
    void cardIsEncryptedAgainOnlyIfItChanged() {
        Answer patient = full();
        String before = sealed(patient);

        change(patient, "{\"hcCard\":{\"issuer\":\"AOK\"},\"referrer\":\"u-3\"}")
                .is(200);
        assertThat(sealed(patient)).isEqualTo(before);

        change(patient, "{\"hcCard\":{\"issuer\":\"TK\"}}").is(200);
        assertThat(sealed(patient)).isNotEqualTo(before);
    }

    private static String sealed(Answer patient) {
        try (Sql sql = Installation.shared().sql()) {
            return sql.text("select hex(health_card) from patient where profile_id = ?", patient.id());
        }
    }

    @Test
    void usernameHandleAndLookUpFollowTheAddress() {
        Answer patient = register();
        String before = patient.at("email").asText();
        String address = Unique.email("Moved");
        String username = address.toLowerCase(Locale.ROOT) + "#" + tenant.slug();

        Answer changed =
                change(patient, "{\"email\":" + Json.quoted(address) + "}").is(200);

        assertThat(changed.at("username").asText()).isEqualTo(username);
        assertThat(partner.get(PROFILES + "/" + patient.id()).at("handle").asText())
                .isEqualTo(username);
        assertThat(partner.get(PROFILES + "?email=" + address).each("id")).containsExactly(patient.id());
        assertThat(partner.get(PROFILES + "?email=" + before).json()).isEmpty();
    }

    @Test
    void handleOfAProfileThatIsNotRegisteredStaysNull() {
        Answer profile = partner.post(PROFILES, ProfileBody.in(group)).is(201);
        partner.patch(PROFILES + "/" + profile.id(), "{\"password\":\"Secret-123\"}")
                .is(200);
        String emrId = String.valueOf(System.nanoTime());

        Answer changed = change(profile, "{\"email\":\"" + Unique.email("plain") + "\",\"emrId\":" + emrId + "}")
                .is(200);

        assertThat(changed.at("emrId").asText()).isEqualTo(emrId);
        assertThat(read(profile).text()).isEqualTo(changed.text());
        assertThat(partner.get(PROFILES + "/" + profile.id()).at("handle").isNull())
                .isTrue();
        change(profile, "{\"emrId\":null,\"referrer\":\"u\"}").is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "male, female, 2",
        "female, male, 1",
        "male, other, ",
        "female, unknown, ",
        "other, male, 1",
        "unknown, female, 2",
        "other, unknown, ",
        "unknown, other, "
    })
    void genderAndSexFollowEachOther(String before, String after, String sex) {
        Answer patient = register(PatientBody.in(group).with("gender", Json.quoted(before)));

        Answer changed =
                change(patient, "{\"gender\":" + Json.quoted(after) + "}").is(200);

        assertThat(changed.at("gender").asText()).isEqualTo(after);
        assertThat(partner.get(PROFILES + "/" + patient.id()).at("sex").asText())
                .isEqualTo(sex == null ? "null" : sex);
        partner.patch(PROFILES + "/" + patient.id(), "{\"sex\":1}").is(200);
        assertThat(read(patient).at("gender").asText()).isEqualTo("male");
    }

    @ParameterizedTest
    @CsvSource({"030987654, +4930987654", "30987654, +4930987654", "+358401234567, +358401234567"})
    void phoneIsReadAsTheCountryUnderstandsIt(String given, String stored) {
        Answer patient = register();

        assertThat(change(patient, "{\"phone\":\"" + given + "\"}")
                        .is(200)
                        .at("phone")
                        .asText())
                .isEqualTo(stored);
        change(patient, "{\"phone\":\"12\"}").violates("phone invalid_format");
    }

    @Test
    void whatGetAnsweredMayBeSentBack() {
        Answer patient = full();
        Answer read = read(patient);

        Answer same = change(patient, read.text()).is(200);

        assertThat(same.text()).isEqualTo(read.text());
        assertThat(same.etag()).isEqualTo(read.etag());
        change(
                        patient,
                        "{\"groups\":[\"" + group.slug() + "\",\"" + further.id() + "\"],\"organization\":\""
                                + tenant.id() + "\",\"id\":\"" + patient.id().toUpperCase(Locale.ROOT) + "\"}")
                .is(200);
    }

    @Test
    void readOnlyFieldsHaveNoOtherValue() {
        Answer patient = register();

        change(
                        patient,
                        """
                        {"id": "%s", "organization": "elsewhere", "username": "eva@example.com#%s", "groups": ["%s"],
                         "createdAt": null, "updatedAt": "2026-04-01T09:14:32Z"}"""
                                .formatted(UUID.randomUUID(), tenant.slug(), group.id()))
                .violates(
                        "id read_only",
                        "organization read_only",
                        "username read_only",
                        "groups read_only",
                        "createdAt read_only",
                        "updatedAt read_only");
        change(patient, "{\"groups\":[\"" + further.id() + "\",\"" + group.id() + "\"],\"zip\":1}")
                .violates("groups read_only", "zip unknown_field");
    }

    @Test
    void passwordIsSetAndWeakOnesAreRefused() {
        Answer patient = register();

        Answer changed = change(patient, "{\"password\":\"Secret-123\"}").is(200);

        assertThat(changed.at("updatedAt").isNull()).isFalse();
        assertThat(changed.text()).doesNotContain("Secret-123");
        change(patient, "{\"password\":\"Maria-Schmidt-85\"}").violates("password weak_password");
        change(patient, "{\"password\":\"short\"}").violates("password weak_password");
        assertThat(read(patient).text()).isEqualTo(changed.text());
    }

    @Test
    void takenAddressOrEmrIdChangesNothing() {
        Answer other = full();
        Answer patient = register();
        String taken = other.at("email").asText();
        String emrId = other.at("emrId").asText();

        for (String password : new String[] {"", ",\"password\":\"Secret-123\""}) {
            change(patient, "{\"email\":\"" + taken + "\",\"referrer\":\"x\"" + password + "}")
                    .isProblem(409, "email_taken");
            change(patient, "{\"emrId\":" + emrId + ",\"firstName\":\"Eva\"" + password + "}")
                    .isProblem(409, "emr_id_taken");
            change(patient, "{\"emrId\":" + emrId + ",\"email\":\"" + taken + "\"" + password + "}")
                    .isProblem(409, "email_taken");
        }

        assertThat(read(patient).text()).isEqualTo(patient.text());
        change(other, "{\"emrId\":" + emrId + ",\"email\":\"" + taken + "\",\"password\":\"Secret-123\"}")
                .is(200);
    }

    @Test
    void onlyPatientsWithinReachAreChanged() {
        Answer patient = register();
        Answer bare = partner.post(PROFILES, ProfileBody.in(group)).is(201);
        Tenant other = Tenant.create();
        Api stranger = other.partner().with("X-Request-Id", "the-same-id");

        String unknown = stranger.patch(PATIENTS + "/" + UUID.randomUUID(), "{")
                .isProblem(404, "patient_not_found")
                .text();
        assertThat(stranger.patch(PATIENTS + "/" + patient.id(), "{\"dob\":1}").text())
                .isEqualTo(unknown);
        change(bare, "{\"password\":\"Secret-123\"}").isProblem(404, "patient_not_found");
        tenant.keyFor(further, "CREATE_USER")
                .api()
                .patch(PATIENTS + "/" + patient.id(), "{}")
                .isProblem(403, "outside_access_context");
        tenant.key("PROFILES_VIEW")
                .api()
                .patch(PATIENTS + "/" + patient.id(), "{}")
                .isProblem(403, "scope_missing");
        partner.patch(PATIENTS + "/1-1-1-1-1", "{}").isProblem(400, "invalid_id");
    }

    /** One row for each field and each code: that the rule is bound to the field. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    email               | "nobody"                 | email invalid_format
                    email               | 1                        | email wrong_type
                    password            | ""                       | password too_short
                    firstName           | "Иван"                   | firstName not_latin
                    lastName            | "A1"                     | lastName invalid_format
                    gender              | "f"                      | gender invalid_value
                    gender              | {"value":1}              | gender.value wrong_type
                    gender              | {"value":"male","x":1}   | gender.x unknown_field
                    phone               | ""                       | phone too_short
                    roles               | ["A"]                    | roles[0] invalid_format
                    roles               | "patient"                | roles wrong_type
                    dob                 | "2999-01-01"             | dob not_in_past
                    dob                 | "1985-02-30"             | dob invalid_format
                    meta                | []                       | meta wrong_type
                    meta                | {"a":"\\u0007"}          | meta invalid_format
                    unreadNotifications | -1                       | unreadNotifications out_of_range
                    unreadNotifications | 2147483648               | unreadNotifications out_of_range
                    emrId               | 9223372036854775808      | emrId out_of_range
                    emrId               | 1.0                      | emrId wrong_type
                    hcCard              | "A1"                     | hcCard wrong_type
                    hcCard              | {"number":"","expiresOn":"x"} | hcCard.number too_short,hcCard.expiresOn invalid_format
                    acceptsMarketing    | "true"                   | acceptsMarketing wrong_type
                    hasInsurance        | 1                        | hasInsurance wrong_type
                    providers           | ["x"]                    | providers[0] invalid_format
                    verifications       | true                     | verifications wrong_type
                    verifications       | {"email":"yes"}          | verifications.email wrong_type
                    province            | "ON"                     | province invalid_value
                    height              | 170                      | height unknown_field
                    """)
    void eachFieldHasItsRules(String field, String value, String violations) {
        change(register(), "{\"" + field + "\":" + value + "}").violates(violations.split(","));
    }
}
