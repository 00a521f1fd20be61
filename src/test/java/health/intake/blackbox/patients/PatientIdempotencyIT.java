package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 4.1: {@code Idempotency-Key} works with an API key, as it does in 3.1, and is ignored without one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatientIdempotencyIT {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotent-Replayed";

    private final Tenant tenant = Tenant.open();
    private final Api partner = tenant.partner();

    private static PatientBody body() {
        return PatientBody.create().with("password", "\"Secret-123\"").with("hcCard", "{\"number\": \"A123456789\"}");
    }

    private Answer register(String key, Object body) {
        return partner.with(KEY, key).post(PATIENTS, body);
    }

    @Test
    void retryIsAReplayAndRegistersNoOne() {
        String key = Unique.slug("key");
        PatientBody body = body();
        Answer first = register(key, body).is(201);

        Answer retry = register(key, body).is(201);

        assertThat(first.header(REPLAYED)).isNull();
        assertThat(retry.header(REPLAYED)).isEqualTo("true");
        assertThat(retry.text()).isEqualTo(first.text());
        assertThat(retry.requiredHeader("Location")).isEqualTo(first.requiredHeader("Location"));
    }

    @Test
    void retryShowsThePatientAsItIsNow() {
        String key = Unique.slug("key");
        PatientBody body = body();
        Answer first = register(key, body).is(201);
        partner.patch(PROFILES + "/" + first.id(), "{\"sex\": 1}").is(200);

        Answer retry = register(key, body).is(201);

        assertThat(retry.at("gender").asText()).isEqualTo("male");
        assertThat(retry.text())
                .isEqualTo(partner.get(PATIENTS + "/" + first.id()).is(200).text());
    }

    @Test
    void keyIsRefusedWithAnotherBody() {
        String key = Unique.slug("key");
        register(key, body()).is(201);

        register(key, body()).isProblem(422, "idempotency_key_reused");
    }

    @Test
    void registrationsAndProfilesHaveSeparateKeys() {
        String key = Unique.slug("key");
        register(key, body()).is(201);

        Answer profile = partner.with(KEY, key).post(PROFILES, ProfileBody.in(tenant.group()));

        assertThat(profile.is(201).header(REPLAYED)).isNull();
    }

    @Test
    void malformedKeyIsRefusedAfterTheSyntaxAndBeforeTheFields() {
        partner.with(KEY, "two words").post(PATIENTS, "{}").isProblem(400, "malformed_request");
        partner.with(KEY, "a").with(KEY, "b").post(PATIENTS, body()).isProblem(400, "malformed_request");
        partner.with(KEY, "two words").post(PATIENTS, "{").isProblem(400, "malformed_json");
    }

    @Test
    void concurrentCopiesRegisterOnePatient() {
        String key = Unique.slug("key");
        PatientBody body = body().without("password");

        List<Answer> answers = Crowd.of(6, i -> register(key, body));

        List<Answer> succeeded = answers.stream()
                .filter(answer -> answer.isAnyOf(201, 409).status() == 201)
                .toList();
        assertThat(succeeded).isNotEmpty();
        assertThat(succeeded.stream().map(Answer::id).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allMatch(answer -> answer.at("code").asText().equals("request_in_progress"));
    }

    @Test
    void idempotencyKeyIsIgnoredWithoutAnApiKey() {
        PatientBody body = body();
        Api keyless = tenant.keyless().with(KEY, Unique.slug("key"));
        keyless.post(PATIENTS, body).is(201);

        keyless.post(PATIENTS, body).isProblem(409, "email_taken");
        tenant.keyless().with(KEY, "two words").post(PATIENTS, body()).is(201);
    }
}
