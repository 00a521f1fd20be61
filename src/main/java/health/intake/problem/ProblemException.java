package health.intake.problem;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** Ends a request with a problem; rolls its transaction back and is not wrapped by the container. */
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final String detail;
    private final transient List<Violation> violations;

    public ProblemException(ProblemType type) {
        this(type, type.detail(), List.of());
    }

    /** @param detail for people; must not repeat anything of the request's content */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    private ProblemException(ProblemType type, String detail, List<Violation> violations) {
        super(detail);
        this.type = type;
        this.detail = detail;
        this.violations = violations;
    }

    /** {@code validation_failed} with all violations, in the order in which they are to be printed. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(
                ProblemType.VALIDATION_FAILED, ProblemType.VALIDATION_FAILED.detail(), List.copyOf(violations));
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
}
