package health.intake.json;

import health.intake.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body as it was read: a valid value, or the problem with it, held back because the contract answers what is wrong
 * with the object in the path before what is wrong with the body.
 */
public final class RequestBody<T> {

    private final @Nullable T value;
    private final @Nullable ProblemException problem;

    private RequestBody(@Nullable T value, @Nullable ProblemException problem) {
        this.value = value;
        this.problem = problem;
    }

    public static <T> RequestBody<T> of(T value) {
        return new RequestBody<>(value, null);
    }

    public static <T> RequestBody<T> refused(ProblemException problem) {
        return new RequestBody<>(null, problem);
    }

    /** The value, if nothing is wrong with it. */
    public Optional<T> ifValid() {
        return Optional.ofNullable(value);
    }

    /** The value; throws the problem that was held back. */
    public T get() {
        if (value == null) {
            throw problem == null ? new IllegalStateException("neither value nor problem") : problem;
        }
        return value;
    }
}
