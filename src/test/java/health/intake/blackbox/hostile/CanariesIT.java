package health.intake.blackbox.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Canaries;
import health.intake.blackbox.driver.Encodings;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.ProblemCatalogue;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Storage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Invariant 6 of the architecture: after any error, a person's values and keys are in no error answer, no log, no metric and
 * not in Redis, in any encoding; keys and passwords are not in the database either.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanariesIT {

    private final Canaries canaries = new Canaries();
    private EveryError errors;
    private Map<String, String> texts;

    @BeforeAll
    void provoke() {
        errors = EveryError.of(canaries);
        texts = canaries.texts();
        // the part after the prefix; the prefix is no secret
        texts.put("x-api-key", errors.key.secret().substring(18, 42));
        texts.put("Authorization", ServerUnderTest.METRICS_TOKEN);
    }

    /** Where one of the texts is found in one of its forms. */
    private List<String> hits(String place) {
        List<String> hits = new ArrayList<>();
        texts.forEach((field, text) -> Encodings.ofText(text).stream()
                .filter(place::contains)
                .forEach(form -> hits.add(field + " as " + form)));
        return hits;
    }

    @Test
    void everyKindOfErrorWasProvoked() {
        Set<String> provoked = errors.answers().stream()
                .map(answer -> answer.at("code").asText())
                .collect(Collectors.toSet());

        assertThat(provoked).isEqualTo(ProblemCatalogue.codes());
    }

    @Test
    void errorsContainNone() {
        for (Answer answer : errors.answers()) {
            assertThat(hits(answer.text() + answer.headers().map()))
                    .as("%s", answer)
                    .isEmpty();
        }
    }

    @Test
    void logsContainNone() {
        // written byte by byte; text that is not UTF-8 is searched for as such
        String logs = Installation.shared().logs();

        assertThat(hits(new String(logs.getBytes(ISO_8859_1), UTF_8))).isEmpty();
        assertThat(logs).as("the internal error is in the log").contains(requestId("internal_error"));
    }

    private String requestId(String code) {
        return errors.answers().stream()
                .filter(answer -> answer.at("code").asText().equals(code))
                .findFirst()
                .orElseThrow()
                .requiredHeader("X-Request-Id");
    }

    @Test
    void metricsContainNone() {
        assertThat(hits(Api.admin().get("/api/metrics").is(200).text())).isEmpty();
    }

    @Test
    void redisContainsNone() {
        StringBuilder content = new StringBuilder();
        try (RedisWire redis = Installation.shared().redis()) {
            redis.keys().forEach(key -> content.append(key).append(redis.run("DUMP", key)));
        }

        assertThat(content).isNotEmpty();
        assertThat(hits(content.toString())).isEmpty();
    }

    @Test
    void databaseContainsNoKeyPasswordOrCard() {
        for (String field : List.of(
                "x-api-key", "Authorization", "password", "hcCard.number", "hcCard.issuer", "Idempotency-Key")) {
            assertThat(Storage.placesOf(texts.get(field))).as(field).isEmpty();
        }
        assertThat(Storage.placesOf(canaries.lastName))
                .as("the search finds what exists")
                .isNotEmpty();
    }

    @Test
    void searchFindsEveryForm() {
        Set<String> fields = new HashSet<>();
        for (String text : texts.values()) {
            for (String form : Encodings.ofText(text)) {
                hits("{\"a\": \"" + form + "\"}").forEach(hit -> fields.add(hit.split(" ")[0]));
            }
        }
        assertThat(fields).isEqualTo(texts.keySet());
    }
}
