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
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 3.4 and 4.1: a patient is a profile, which is found at once, in every state of Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientProfileIT {

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    @AfterAll
    void waitForRedis() {
        Installation.shared().awaitHealth();
    }

    private Answer register(String email) {
        return partner.post(PATIENTS, PatientBody.in(group).withEmail(email)).is(201);
    }

    private void isFound(Answer patient) {
        String email = patient.at("email").asText();
        Answer read = partner.get(PROFILES + "/" + patient.id()).is(200);
        assertThat(partner.get(PROFILES + "?email=" + email).is(200).text()).isEqualTo("[" + read.text() + "]");
        assertThat(partner.get(PROFILES + "?email=" + email.toUpperCase(Locale.ROOT))
                        .each("id"))
                .containsExactly(patient.id());
        assertThat(partner.get(PROFILES).is(200).each("id").get(0)).isEqualTo(patient.id());
    }

    @Test
    void profileOfAPatientHasItsUsername() {
        String email = Unique.email("Shape");
        Answer patient = register(email);

        partner.get(PROFILES + "/" + patient.id())
                .is(200)
                .hasBody(
                        """
                        {
                          "id": "%s",
                          "handle": "%s",
                          "first_name": "Maria",
                          "last_name": "Schmidt",
                          "email": "%s",
                          "phone": "+4930123456789",
                          "sex": 2,
                          "date_of_birth": "1985-03-22",
                          "height": null,
                          "weight": null,
                          "language": "en",
                          "created_at": "%s",
                          "updated_at": null
                        }
                        """
                                .formatted(
                                        patient.id(),
                                        patient.at("username").asText(),
                                        email,
                                        patient.at("createdAt").asText()));
    }

    @Test
    void patientIsFoundAtOnce() {
        isFound(register(Unique.email("by-key")));
        isFound(tenant.keyless()
                .post(PATIENTS, PatientBody.create().withEmail(Unique.email("keyless")))
                .is(201));
    }

    @Test
    void patientIsFoundAfterRedisWasFlushed() {
        Answer patient = register(Unique.email("flushed"));
        try (RedisWire redis = Installation.shared().redis()) {
            redis.run("FLUSHALL");
        }

        isFound(patient);
    }

    @Test
    void patientIsFoundWithoutRedis() {
        Answer before = register(Unique.email("before"));

        Installation.shared().withoutRedis(() -> {
            assertThat(partner.get(PROFILES + "?email=" + before.at("email").asText())
                            .each("id"))
                    .containsExactly(before.id());
            isFound(register(Unique.email("meanwhile")));
        });

        isFound(register(Unique.email("afterwards")));
    }

    @Test
    void addressOfOtherLettersThanAsciiIsCanonicalInTheUsername() {
        String local = Unique.slug("jörg");
        Answer patient = register(local.toUpperCase(Locale.ROOT) + "@Bücher.Example");

        assertThat(patient.at("email").asText()).isEqualTo(local.toUpperCase(Locale.ROOT) + "@Bücher.Example");
        assertThat(patient.at("username").asText()).isEqualTo(local + "@xn--bcher-kva.example#" + tenant.slug());
    }

    @Test
    void passwordIsStoredAsAnArgon2idHash() {
        Answer with = partner.post(PATIENTS, PatientBody.in(group).with("password", "\"Secret-123\""))
                .is(201);
        Answer without = register(Unique.email("without"));

        try (Sql sql = Installation.shared().sql()) {
            String query = "select password_hash from credential where profile_id = ?";
            assertThat(sql.text(query, with.id())).startsWith("$argon2id$").doesNotContain("Secret-123");
            assertThat(sql.rows(query, without.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"male, 1", "female, 2", "other, null", "unknown, null"})
    void genderOfAPatientIsTheSexOfTheProfile(String gender, String sex) {
        for (String json : new String[] {Json.quoted(gender), "{\"value\":\"" + gender + "\"}"}) {
            Answer created = partner.post(PATIENTS, PatientBody.in(group).with("gender", json))
                    .is(201);

            assertThat(created.at("gender").asText()).isEqualTo(gender);
            assertThat(partner.get(PROFILES + "/" + created.id()).at("sex").asText())
                    .isEqualTo(sex);
        }
    }
}
