package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Storage;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.driver.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Contract 4.1 and invariant 6 of the architecture: the callers that see the number of a health card, and the places that
 * hold it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientSecrecyIT {

    private static final String NUMBER = "Q7-0918273645-CARD-5544";
    private static final String PASSWORD = "Hidden-Secret-77";

    private final Tenant tenant = Tenant.open();
    private final Api partner = tenant.partner();

    private static String card(String number) {
        return "{\"number\":" + Json.quoted(number) + ",\"issuer\":\"AOK\"}";
    }

    private static PatientBody withCard(String number) {
        return PatientBody.create().with("hcCard", card(number));
    }

    private Answer register(String number) {
        return partner.post(PATIENTS, withCard(number)).is(201);
    }

    private static String number(Answer patient) {
        return patient.at("hcCard").get("number").asText();
    }

    @ParameterizedTest
    @CsvSource({"A123456789, ****6789", "54321, ****4321", "ÄÖÜ-ßÄÖÜ, ****ßÄÖÜ"})
    void cardIsMaskedButForItsLastFourWithoutAKey(String sent, String answered) {
        Answer patient = tenant.keyless().post(PATIENTS, withCard(sent)).is(201);

        assertThat(patient.at("hcCard"))
                .hasToString("{\"number\":\"%s\",\"issuer\":\"AOK\",\"version\":null,\"expiresOn\":null}"
                        .formatted(answered));
        assertThat(patient.text()).doesNotContain(sent);
        assertThat(number(partner.get(PATIENTS + "/" + patient.id()).is(200))).isEqualTo(sent);
    }

    @Test
    void cardIsReturnedInFullToAKey() {
        Answer patient = register(NUMBER);

        assertThat(number(patient)).isEqualTo(NUMBER);
        assertThat(number(partner.get(PATIENTS + "/" + patient.id()))).isEqualTo(NUMBER);
        assertThat(number(tenant.key("IMPERSONATE").api().get(PATIENTS + "/" + patient.id())))
                .isEqualTo(NUMBER);
        assertThat(partner.get(PROFILES + "/" + patient.id()).text()).doesNotContain(NUMBER, "hcCard");
    }

    @Test
    void noTableContainsTheNumberInClearText() {
        String email = Unique.email("stored");
        PatientBody body = withCard(NUMBER).withEmail(email).with("password", Json.quoted(PASSWORD));
        partner.post(PATIENTS, body).is(201);

        assertThat(Storage.placesOf(email))
                .as("the search finds what is stored")
                .contains("profile.email");
        assertThat(Storage.placesOf(NUMBER)).isEmpty();
        assertThat(Storage.placesOf("0918273645")).isEmpty();
        assertThat(Storage.placesOf(PASSWORD)).isEmpty();
    }

    @Test
    void equalCardsAreStoredAsDifferentBytes() {
        List<String> one = Storage.bytes(".*card.*", register(NUMBER).id());
        List<String> other = Storage.bytes(".*card.*", register(NUMBER).id());

        assertThat(one).anyMatch(bytes -> bytes.length() > 40);
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).length() > 40) {
                assertThat(one.get(i)).isNotEqualTo(other.get(i));
            }
        }
    }

    private void useTheService() {
        PatientBody body = withCard(NUMBER)
                .withEmail("logged.patient@private.example")
                .with("password", Json.quoted(PASSWORD))
                .with("firstName", "\"Loggedpatient\"")
                .with("phone", "\"030987654321\"")
                .with("meta", "{\"note\":\"Logged-Meta\"}");
        Answer patient = partner.post(PATIENTS, body).is(201);
        partner.get(PATIENTS + "/" + patient.id()).is(200);
        tenant.keyless().post(PATIENTS, body).is(409);
        tenant.keyless().post(PATIENTS, body.with("emrId", "1")).is(403);
        partner.post(PATIENTS, body.with("gender", "\"broken\"")).is(400);
        partner.post(PATIENTS, body + NUMBER).is(400);
        Api.anonymous().post(PATIENTS, body).is(400);
    }

    @Test
    void logsContainNoPatient() {
        useTheService();

        String logs = Installation.shared().logs();

        assertThat(logs).isNotEmpty();
        assertThat(logs.lines())
                .noneMatch(line -> line.contains("logged.patient"))
                .noneMatch(line -> line.contains("0918273645"))
                .noneMatch(line -> line.contains(PASSWORD))
                .noneMatch(line -> line.contains("argon2"))
                .noneMatch(line -> line.contains("Loggedpatient"))
                .noneMatch(line -> line.contains("30987654321"))
                .noneMatch(line -> line.contains("Logged-Meta"));
    }

    @Test
    void redisContainsNoPatientAndNoClient() {
        String email = Unique.email("private");
        Wire request = Wire.request("POST", PATIENTS)
                .from(ServerUnderTest.PROXY)
                .header("X-Forwarded-For", "192.0.2.77")
                .header("organization", tenant.slug())
                .json(withCard(NUMBER).withEmail(email).toString());
        try (RedisWire redis = Installation.shared().redis()) {
            assertThat(redis.during(() -> request.send().is(201)))
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("192.0.2.77"))
                    .noneMatch(line -> line.contains(email))
                    .noneMatch(line -> line.contains("0918273645"));
        }
    }

    @Test
    void noRefusalRepeatsWhatWasSent() {
        PatientBody body = PatientBody.create()
                .with("hcCard", card("zq7x".repeat(9)))
                .with("password", "\"zq7x\"")
                .with("gender", "\"zq7x\"")
                .with("username", "\"zq7x\"")
                .with("province", "\"zq7x\"")
                .with("providers", "[\"zq7x\"]")
                .with("roles", "[\"Zq7x\"]");

        for (Answer refused : List.of(
                partner.post(PATIENTS, body),
                tenant.keyless().post(PATIENTS, body),
                partner.with("organization", "zq7x").post(PATIENTS, body),
                Api.anonymous().with("organization", "zq7x").post(PATIENTS, body))) {
            assertThat(refused.status()).isBetween(400, 404);
            assertThat(refused.text()).doesNotContainIgnoringCase("zq7x");
        }
    }
}
