package health.intake.blackbox.erasure;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 8: {@code POST /api/v1/profiles/{id}/erase}. */
class ErasureIT {

    private static final String REASON = "{\"reason\": \"request_of_the_person\"}";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group further = tenant.group();
    private final Api partner = tenant.partner();
    private final Key eraserKey = tenant.key("PROFILES_ERASE");
    private final Api eraser = eraserKey.api();

    private String profile(String email) {
        return partner.post(PROFILES, ProfileBody.in(group).withEmail(email))
                .is(201)
                .id();
    }

    private static String erase(String id) {
        return PROFILES + "/" + id + "/erase";
    }

    private PatientBody patient(String email) {
        return PatientBody.in(group)
                .withEmail(email)
                .with("groups", Json.array(group.id(), further.id()))
                .with("password", "\"Correct Horse 7\"")
                .with("hcCard", "{\"number\": \"A123456780\"}");
    }

    @Test
    void theReceiptTellsWhatWasRemoved() {
        String id = partner.with("Idempotency-Key", Unique.slug("once"))
                .post(PATIENTS, patient(Unique.email("erased")))
                .is(201)
                .id();

        eraser.post(erase(id), REASON)
                .is(200)
                .hasBody(
                        """
                        {"receipt_id": "*", "profile_id": "%s", "organization": "%s", "erased_at": "*",
                         "reason": "request_of_the_person", "key_prefix": "%s",
                         "places": [{"place": "legal_hold", "removed": 0}, {"place": "memberships", "removed": 1}, {"place": "account", "removed": 1},
                          {"place": "password", "removed": 1}, {"place": "idempotency_records", "removed": 1},
                          {"place": "profile", "removed": 1}],
                         "jws": "*"}"""
                                .formatted(id, tenant.slug(), eraserKey.secret().substring(0, 18)),
                        "receipt_id",
                        "erased_at",
                        "jws");
    }

    @Test
    void aStrangerVerifiesTheReceiptWithThePublishedKeys() {
        Answer receipt =
                eraser.post(erase(profile(Unique.email("erased"))), REASON).is(200);

        new PublishedKeys(Api.anonymous()).verify(receipt.json());
    }

    @Test
    void aSecondTimeTheReceiptIsTheSame() {
        String id = profile(Unique.email("erased"));
        Answer first = eraser.post(erase(id), REASON).is(200);

        Answer second = tenant.keyFor(group, "PROFILES_ERASE")
                .api()
                .post(erase(id), "{\"reason\": \"unlawful\"}")
                .is(200);

        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void everyOtherOperationOnTheIdIsGone() {
        String id =
                partner.post(PATIENTS, patient(Unique.email("erased"))).is(201).id();
        eraser.post(erase(id), REASON).is(200);

        for (String path : List.of(PROFILES, PATIENTS)) {
            partner.get(path + "/" + id).isProblem(410, "profile_erased");
            partner.patch(path + "/" + id, "{}").isProblem(410, "profile_erased");
            partner.patch(path + "/" + id, "{\"password\": \"Correct Horse 7\"}")
                    .isProblem(410, "profile_erased");
            partner.send("HEAD", path + "/" + id).is(410);
        }
    }

    @Test
    void theIdIsOutsideForAKeyOfAnotherGroupAndUnknownToOthers() {
        String id =
                partner.post(PATIENTS, patient(Unique.email("erased"))).is(201).id();
        eraser.post(erase(id), REASON).is(200);
        String[] scopes = {"CREATE_USER", "PROFILES_VIEW", "PROFILES_ERASE"};
        Api outside = tenant.keyFor(further, scopes).api();
        Api foreign = Tenant.create().key(scopes).api();
        Api test = tenant.testKey(scopes).api();

        for (String path : List.of(PROFILES, PATIENTS)) {
            outside.get(path + "/" + id).isProblem(403, "outside_access_context");
            outside.patch(path + "/" + id, "{}").isProblem(403, "outside_access_context");
            String missing = path.equals(PROFILES) ? "profile_not_found" : "patient_not_found";
            foreign.get(path + "/" + id).isProblem(404, missing);
            test.patch(path + "/" + id, "{}").isProblem(404, missing);
        }
        outside.post(erase(id), REASON).isProblem(403, "outside_access_context");
        foreign.post(erase(id), REASON).isProblem(404, "profile_not_found");
        test.post(erase(id), REASON).isProblem(404, "profile_not_found");
    }

    @Test
    void whatIsUnknownForeignOrOutsideIsNotErased() {
        String id = profile(Unique.email("kept"));

        eraser.post(erase(UUID.randomUUID().toString()), REASON).isProblem(404, "profile_not_found");
        eraser.post(erase("1-1-1-1-1"), REASON).isProblem(400, "invalid_id");
        Tenant.create().key("PROFILES_ERASE").api().post(erase(id), REASON).isProblem(404, "profile_not_found");
        tenant.testKey("PROFILES_ERASE").api().post(erase(id), REASON).isProblem(404, "profile_not_found");
        tenant.keyFor(further, "PROFILES_ERASE").api().post(erase(id), REASON).isProblem(403, "outside_access_context");
        for (String scope : List.of("CREATE_USER", "PROFILES_VIEW", "IMPERSONATE")) {
            tenant.key(scope).api().post(erase(id), REASON).isProblem(403, "scope_missing");
        }
        Api.admin().post(erase(id), REASON).isProblem(403, "scope_missing");
        eraser.get(PROFILES + "/" + id).isProblem(403, "scope_missing");
        partner.get(PROFILES + "/" + id).is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                              | reason required
                    {"reason": null}                                | reason required
                    {"reason": ""}                                  | reason too_short
                    {"reason": "because"}                           | reason invalid_value
                    {"reason": "UNLAWFUL"}                          | reason invalid_value
                    {"reason": 1}                                   | reason wrong_type
                    {"reason": ["unlawful"]}                        | reason wrong_type
                    {"reason": "unlawful", "email": "a@example.com"} | email unknown_field
                    """)
    void theReasonIsAWordOfTheList(String body, String violation) {
        String id = profile(Unique.email("kept"));

        eraser.post(erase(id), body).violates(violation);
        partner.get(PROFILES + "/" + id).is(200);
        eraser.post(erase(id), REASON).is(200);
        eraser.post(erase(id), body).violates(violation);
    }

    @Test
    void aBodyIsRequired() {
        eraser.send("POST", erase(profile(Unique.email("kept")))).isProblem(400, "malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"request_of_the_person", "no_longer_needed", "unlawful", "legal_obligation"})
    void theReasonStandsInReceiptAndTrail(String reason) {
        Answer receipt = eraser.post(erase(profile(Unique.email("erased"))), "{\"reason\": \"" + reason + "\"}")
                .is(200);

        assertThat(receipt.at("reason").asText()).isEqualTo(reason);
        List<JsonNode> entries = Trail.of(tenant).ofRequest(receipt.requiredHeader("X-Request-Id"));
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).get("operation").asText()).isEqualTo("eraseProfile");
        assertThat(entries.get(0).get("status").asInt()).isEqualTo(200);
        assertThat(entries.get(0).get("profile_ids").toString())
                .isEqualTo("[\"" + receipt.at("profile_id").asText() + "\"]");
        try (Sql sql = Installation.shared().sql()) {
            assertThat(sql.text(
                            "select reason from audit_entry where request_id = ? and operation = 'eraseProfile'",
                            receipt.requiredHeader("X-Request-Id")))
                    .isEqualTo(reason);
        }
    }

    @Test
    void theAddressIsFreeAndLeadsToWhoeverHasItNow() {
        String email = Unique.email("free");
        String erased = partner.post(PATIENTS, patient(email).with("emrId", "77"))
                .is(201)
                .id();
        eraser.post(erase(erased), REASON).is(200);

        assertThat(partner.get(PROFILES + "?email=" + email).is(200).text()).isEqualTo("[]");
        assertThat(partner.get(PATIENTS + "?emrId=77").is(200).text()).isEqualTo("[]");
        assertThat(partner.get(PROFILES).is(200).text()).doesNotContain(erased);
        String again = partner.post(PATIENTS, patient(email).with("emrId", "77"))
                .is(201)
                .id();
        assertThat(again).isNotEqualTo(erased);
        assertThat(partner.get(PROFILES + "?email=" + email).is(200).each("id")).containsExactly(again);
        partner.get(PROFILES + "/" + erased).isProblem(410, "profile_erased");
    }

    @Test
    void aCreationSentAgainCreatesAnother() {
        Api once = partner.with("Idempotency-Key", Unique.slug("once"));
        ProfileBody body = ProfileBody.in(group).withEmail(Unique.email("again"));
        String erased = once.post(PROFILES, body).is(201).id();
        eraser.post(erase(erased), REASON).is(200);

        assertThat(once.post(PROFILES, body).is(201).id()).isNotEqualTo(erased);
    }

    @Test
    void withoutRedisTheEntryThatStaysAnswersNobody() {
        String email = Unique.email("stale");
        String erased = profile(email);
        assertThat(partner.get(PROFILES + "?email=" + email).is(200).each("id")).containsExactly(erased);
        Installation.shared()
                .withoutRedis(() -> eraser.post(erase(erased), REASON).is(200));
        Installation.shared().awaitHealth();

        assertThat(partner.get(PROFILES + "?email=" + email).is(200).text()).isEqualTo("[]");
        String again = profile(email);
        assertThat(partner.get(PROFILES + "?email=" + email).is(200).each("id")).containsExactly(again);
    }

    @Test
    void whileALegalHoldStandsNobodyIsErased() {
        String id = profile(Unique.email("held"));
        String hold = tenant.path() + "/profiles/" + id + "/legal-hold";
        Api.admin().send("PUT", hold, "{\"reason\": \"Order of the court\"}").is(204);

        eraser.post(erase(id), "{}").violates("reason required");
        eraser.post(erase(id), REASON).isProblem(409, "legal_hold");
        partner.get(PROFILES + "/" + id).is(200);
        Api.admin().delete(hold).is(204);
        eraser.post(erase(id), REASON).is(200);
        Api.admin().send("PUT", hold, "{\"reason\": \"Too late\"}").isProblem(410, "profile_erased");
        Api.admin().get(tenant.path() + "/profiles/" + id).isProblem(410, "profile_erased");
    }

    @Test
    void whoReadTheRecordIsToldAfterwards() {
        String id = profile(Unique.email("read"));
        eraser.post(erase(id), REASON).is(200);
        Api auditor = tenant.keyFor(group, "AUDIT_VIEW").api();

        assertThat(auditor.get(PROFILES + "/" + id + "/accesses").is(200).each("operation"))
                .contains("eraseProfile", "createProfile");
        tenant.keyFor(further, "AUDIT_VIEW")
                .api()
                .get(PROFILES + "/" + id + "/accesses")
                .isProblem(403, "outside_access_context");
        partner.get(PROFILES + "/" + id + "/export").isProblem(410, "profile_erased");
        for (String step : List.of("/deactivate", "/restore", "/move")) {
            partner.post(PROFILES + "/" + id + step, "{\"profile_group\": \"" + group.id() + "\"}")
                    .isAnyOf(410);
        }
    }

    @Test
    void aDeactivatedPersonIsErased() {
        String id = profile(Unique.email("deactivated"));
        partner.post(PROFILES + "/" + id + "/deactivate", "{}").is(200);

        eraser.post(erase(id), REASON).is(200);
        partner.get(PROFILES + "/" + id).isProblem(410, "profile_erased");
    }

    @Test
    void theSandboxErasesByItselfAndForgetsAllAtItsReset() {
        Api test =
                tenant.testKey("CREATE_USER", "PROFILES_VIEW", "PROFILES_ERASE").api();
        String id = test.post(PROFILES, ProfileBody.in(group).with("profile_group", Json.quoted(group.slug())))
                .is(201)
                .id();

        Answer receipt = test.post(erase(id), REASON).is(200);

        assertThat(receipt.at("organization").asText()).isEqualTo(tenant.slug());
        new PublishedKeys(Api.anonymous()).verify(receipt.json());
        test.get(PROFILES + "/" + id).isProblem(410, "profile_erased");
        eraser.post(erase(id), REASON).isProblem(404, "profile_not_found");
        test.post("/api/v1/sandbox/reset", "").is(204);
        test.get(PROFILES + "/" + id).isProblem(404, "profile_not_found");
        test.post(erase(id), REASON).isProblem(404, "profile_not_found");
    }
}
