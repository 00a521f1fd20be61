package health.intake.body;

import health.intake.problem.ProblemException;
import health.intake.problem.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A body as it was read: a value with what is wrong with it, held back because the contract answers what is wrong with
 * the object in the path before what is wrong with the body; or none at all, when it could not be read.
 */
public final class RequestBody<T> {

    private final @Nullable T value;
    private final @Nullable ProblemException unreadable;
    private final List<Violation> violations;
    private final List<String> order;

    private RequestBody(
            @Nullable T value, @Nullable ProblemException unreadable, List<Violation> violations, List<String> order) {
        this.value = value;
        this.unreadable = unreadable;
        this.violations = violations;
        this.order = order;
    }

    public static <T> RequestBody<T> of(T value) {
        return new RequestBody<>(value, null, List.of(), List.of());
    }

    public static <T> RequestBody<T> unreadable(ProblemException problem) {
        return new RequestBody<>(null, problem, List.of(), List.of());
    }

    /**
     * @param value holds null where a field could not be read
     * @param order names of the fields in the order in which violations are printed; others come last
     */
    static <T> RequestBody<T> read(T value, List<Violation> violations, List<String> order) {
        return new RequestBody<>(value, null, List.copyOf(violations), order);
    }

    /** The value, if nothing is wrong with it. */
    public Optional<T> ifValid() {
        return violations.isEmpty() ? Optional.ofNullable(value) : Optional.empty();
    }

    /** The value; throws the problem that was held back. */
    public T get() {
        return get(valid -> List.of());
    }

    /**
     * The value; throws the problem that was held back.
     *
     * @param more finds violations that are not to be seen in the body alone; fields that could not be read are null
     */
    public T get(Function<T, List<Violation>> more) {
        if (value == null) {
            throw unreadable == null ? new IllegalStateException("neither value nor problem") : unreadable;
        }
        List<Violation> all = new ArrayList<>(violations);
        all.addAll(more.apply(value));
        if (!all.isEmpty()) {
            all.sort(Comparator.comparingInt(this::rank));
            throw ProblemException.invalid(all);
        }
        return value;
    }

    private int rank(Violation violation) {
        int rank = order.indexOf(violation.field().split("[.\\[]", 2)[0]);
        return rank < 0 ? order.size() : rank;
    }
}
