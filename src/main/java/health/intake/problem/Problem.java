package health.intake.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer from 400 up: problem details by RFC 9457, with the members of the contract.
 *
 * @param type the path of a page about the problem
 * @param error what older clients of the partner API show: the detail on 400, else the title
 * @param message the error again, for older clients of the patients API; null elsewhere
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
        @JsonProperty("request_id") String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** The greatest number of violations in one answer. */
    public static final int MAX_VIOLATIONS = 100;

    /** A violation as printed. */
    public record Field(String field, String code, String message) {

        private static Field of(Violation violation) {
            return new Field(violation.field(), violation.code().code(), violation.message());
        }
    }

    public static Problem of(ProblemException problem, String requestId) {
        ProblemType type = problem.type();
        return new Problem(
                type.page(),
                type.title(),
                type.status(),
                problem.detail(),
                type.code(),
                type.status() == 400 ? problem.detail() : type.title(),
                null,
                requestId,
                problem.violations().stream().map(Field::of).toList());
    }

    public Problem withMessage() {
        return new Problem(type, title, status, detail, code, error, error, requestId, violations);
    }
}
