package health.intake.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an answer that is not a success says. It also reads codes that the document did not have when this client was made, and
 * answers that some proxy gave: those have no code.
 *
 * @param status 0 if there was no answer
 * @param code empty if the answer is not one of the service's problems
 * @param detail a sentence for people; empty if the answer has none
 * @param violations all of them on validation_failed, otherwise none
 * @param requestId to name when asking the operator; empty if the answer has none
 * @param retryAfter how long to wait before the request is sent again, if the answer says so
 */
public record ProblemAnswer(
        int status,
        String code,
        String detail,
        List<Violation> violations,
        String requestId,
        Optional<Duration> retryAfter) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * One invalid value.
     *
     * @param field its path
     */
    public record Violation(String field, String code, String message) {}

    public static ProblemAnswer of(ApiException failure) {
        JsonNode body = body(failure.getResponseBody());
        List<Violation> violations = new ArrayList<>();
        body.path("violations")
                .forEach(each ->
                        violations.add(new Violation(text(each, "field"), text(each, "code"), text(each, "message"))));
        String requestId = text(body, "request_id");
        return new ProblemAnswer(
                failure.getCode(),
                text(body, "code"),
                text(body, "detail"),
                List.copyOf(violations),
                requestId.isEmpty() ? header(failure, "X-Request-Id").orElse("") : requestId,
                // a proxy's date is left alone
                header(failure, "Retry-After")
                        .filter(value -> value.matches("[0-9]{1,9}"))
                        .map(value -> Duration.ofSeconds(Long.parseLong(value))));
    }

    private static JsonNode body(String text) {
        try {
            return MAPPER.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static Optional<String> header(ApiException failure, String name) {
        return Optional.ofNullable(failure.getResponseHeaders()).flatMap(headers -> headers.firstValue(name));
    }
}
