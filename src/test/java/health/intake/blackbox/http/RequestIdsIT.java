package health.intake.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.4: which X-Request-Id an answer carries; {@code AnswerRules} checks that every answer has one. */
class RequestIdsIT {

    private static Answer call(String id) {
        return Api.anonymous().with("X-Request-Id", id).get("/api/health/live").is(200);
    }

    static Stream<String> validIds() {
        return Stream.of(
                "12345678",
                "a".repeat(64),
                "A-Z_a.z-0.9",
                "........",
                "--------",
                "0197a3c0-0000-7000-8000-000000000000");
    }

    @ParameterizedTest
    @MethodSource("validIds")
    void requestIdOfTheClientIsReturned(String id) {
        assertThat(call(id).header("X-Request-Id")).isEqualTo(id);
        Answer refused =
                Api.anonymous().with("X-Request-Id", id).get("/api/v1/key").isProblem(403, "forbidden");
        assertThat(refused.at("request_id").asText()).isEqualTo(id);
    }

    static Stream<String> invalidIds() {
        return Stream.of(
                "",
                "1234567",
                "a".repeat(65),
                "a".repeat(1000),
                "with space",
                "with/slash",
                "with:colon",
                "a,b,c,d,e",
                "<script>",
                "'12345678'",
                "1234567\u00E9");
    }

    @ParameterizedTest
    @MethodSource("invalidIds")
    void invalidRequestIdIsReplaced(String id) {
        String replaced = call(id).requiredHeader("X-Request-Id");

        assertThat(replaced).isNotEqualTo(id).matches("[A-Za-z0-9._-]{8,64}");
    }

    @Test
    void requestWithoutAnIdGetsItsOwn() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ids.add(Api.anonymous().get("/api/health/live").requiredHeader("X-Request-Id"));
        }
        assertThat(ids).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/api/v1/profiles", "/api/openapi.json", "/api/health/ready"})
    void earlyAnswerHasARequestIdToo(String path) {
        assertThat(Api.anonymous()
                        .with("X-Request-Id", "early-answer-1")
                        .get(path)
                        .header("X-Request-Id"))
                .isEqualTo("early-answer-1");
    }
}
