package health.intake.problem;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;

/** Ends a request with a problem; rolls its transaction back and is not wrapped by the container. */
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final String detail;
    private final transient List<Violation> violations;
    private final transient Map<String, String> headers;

    public ProblemException(ProblemType type) {
        this(type, type.detail(), List.of(), type.headers());
    }

    /** @param headers header fields of the answer, in place of the default ones of this type */
    public ProblemException(ProblemType type, Map<String, String> headers) {
        this(type, type.detail(), List.of(), Map.copyOf(headers));
    }

    /** @param detail for people; must not repeat content of the request */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), type.headers());
    }

    /** @param cause for the log, if no request is answered; must not repeat content of a request either */
    public ProblemException(ProblemType type, Throwable cause) {
        this(type);
        initCause(cause);
    }

    private ProblemException(ProblemType type, String detail, List<Violation> violations, Map<String, String> headers) {
        super(detail);
        this.type = type;
        this.detail = detail;
        this.violations = violations;
        this.headers = headers;
    }

    /**
     * {@code validation_failed} with the violations that the answer lists.
     *
     * @param violations at least one, in the order in which they are to be printed
     * @param more the least number of further violations
     */
    public static ProblemException invalid(List<Violation> violations, int more) {
        ProblemType type = ProblemType.VALIDATION_FAILED;
        int told = Math.min(violations.size(), Problem.MAX_VIOLATIONS);
        int untold = violations.size() - told + more;
        String detail = violations.get(0).message() + others(told - 1, untold);
        return new ProblemException(type, detail, List.copyOf(violations.subList(0, told)), type.headers());
    }

    private static String others(int told, int untold) {
        if (untold > 0) {
            return " (" + told + " more, and at least " + untold + " more beyond the first " + (told + 1) + ")";
        }
        return told > 0 ? " (" + told + " more)" : "";
    }

    /** {@code invalid_query}: a parameter breaks a rule. */
    public static ProblemException invalidQuery(String parameter, Rule rule) {
        return new ProblemException(ProblemType.INVALID_QUERY, parameter + " " + rule.words() + ".");
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Header fields of the answer, by their names. */
    public Map<String, String> headers() {
        return headers;
    }
}
