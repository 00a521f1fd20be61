package health.intake.requestbody;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Reads bodies in tests. */
final class Bodies {

    private static final RequestBinding BINDING = new RequestBinding(Clock.systemUTC());

    private Bodies() {}

    static <T extends Record> RequestBody<T> body(Class<T> type, String json) {
        return BINDING.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    static <T extends Record> T read(Class<T> type, String json) {
        return body(type, json).get();
    }

    /** Field and code of each, as {@code height wrong_type}. */
    static List<String> violations(Class<? extends Record> type, String json) {
        return violations(problem(type, json));
    }

    /** All violations that {@link RequestBody#get} reports, including later ones. */
    static List<String> violations(RequestBody<?> body, List<Violation> more) {
        return violations(problem(() -> body.get(value -> more)));
    }

    private static List<String> violations(ProblemException problem) {
        assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
        return problem.violations().stream()
                .map(violation -> violation.field() + " " + violation.code().code())
                .toList();
    }

    static ProblemException problem(Class<? extends Record> type, String json) {
        return problem(() -> read(type, json));
    }

    static ProblemException problem(Runnable refused) {
        try {
            refused.run();
        } catch (ProblemException problem) {
            return problem;
        }
        throw new AssertionError("nothing was refused");
    }
}
