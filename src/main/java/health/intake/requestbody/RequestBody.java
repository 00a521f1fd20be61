package health.intake.requestbody;

import health.intake.json.FreeObject;
import health.intake.json.GivenValue;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A body as it was read: a value with its violations, or no value if it could not be read. The violations are held back,
 * because by the contract problems with the object in the path are answered before those with the body.
 */
public final class RequestBody<T> {

    private final @Nullable T value;
    private final @Nullable ProblemException unreadable;
    private final Findings findings;
    private byte[] bytes = {};
    private @Nullable Function<Map<String, FreeObject>, RequestBody<T>> merging;

    /**
     * The findings in a body.
     *
     * @param violations of existing fields
     * @param unexpected fields that do not exist or cannot be set
     * @param readOnly values for fields that cannot be set, by their names
     * @param restricted names of the restricted fields in the body
     * @param order order in which violations are printed, including later ones
     */
    record Findings(
            List<Violation> violations,
            Unexpected unexpected,
            Map<String, GivenValue> readOnly,
            List<String> restricted,
            UnaryOperator<List<Violation>> order) {

        private static final Findings NONE =
                new Findings(List.of(), new Unexpected(), Map.of(), List.of(), UnaryOperator.identity());

        /** All violations, unexpected fields last. */
        List<Violation> with(List<Violation> more, BiPredicate<String, GivenValue> current) {
            List<Violation> known = new ArrayList<>(violations);
            more.stream().filter(this::isNews).forEach(known::add);
            List<Violation> all = new ArrayList<>(order.apply(known));
            unexpected.told().stream()
                    .filter(violation -> !isCurrent(violation.field(), current))
                    .forEach(all::add);
            return all;
        }

        private boolean isNews(Violation violation) {
            return violations.stream().noneMatch(known -> known.field().equals(violation.field()));
        }

        private boolean isCurrent(String field, BiPredicate<String, GivenValue> current) {
            GivenValue given = readOnly.get(field);
            return given != null && current.test(field, given);
        }
    }

    private RequestBody(@Nullable T value, @Nullable ProblemException unreadable, Findings findings) {
        this.value = value;
        this.unreadable = unreadable;
        this.findings = findings;
    }

    public static <T> RequestBody<T> of(T value) {
        return new RequestBody<>(value, null, Findings.NONE);
    }

    public static <T> RequestBody<T> unreadable(ProblemException problem) {
        return new RequestBody<>(null, problem, Findings.NONE);
    }

    /** @param value holds null where a field could not be read */
    static <T> RequestBody<T> read(T value, Findings findings) {
        return new RequestBody<>(value, null, findings);
    }

    RequestBody<T> readFrom(byte[] read) {
        this.bytes = read;
        return this;
    }

    /** @param how reads the body again, with its objects merged into others */
    RequestBody<T> mergedBy(Function<Map<String, FreeObject>, RequestBody<T>> how) {
        this.merging = how;
        return this;
    }

    /**
     * The body with some of its objects merged into current ones (RFC 7396), so that rules are judged on the results.
     *
     * @param current the current objects of the resource, by the names of their fields; an empty one stands for none
     */
    public RequestBody<T> mergedInto(Map<String, FreeObject> current) {
        return merging == null ? this : merging.apply(current);
    }

    /** The bytes as sent. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Throws the problem that was held back, if the body has no readable value. */
    public void requireReadable() {
        readable();
    }

    /** The value, even with violations: fields that could not be read are null. */
    public Optional<T> ifReadable() {
        return Optional.ofNullable(value);
    }

    /** The value; throws the problem that was held back. */
    public T get() {
        return get(valid -> List.of());
    }

    /**
     * The value; throws the problem that was held back.
     *
     * @param more finds violations that do not depend on the body alone; fields that could not be read are null, and its
     *     violations of a field that has one already are ignored
     */
    public T get(Function<T, List<Violation>> more) {
        return get(more, (field, given) -> false);
    }

    /**
     * The value; throws the problem that was held back.
     *
     * @param more as above
     * @param current whether a read-only field has the value that was given for it: a client may send back an answer
     */
    public T get(Function<T, List<Violation>> more, BiPredicate<String, GivenValue> current) {
        T read = readable();
        List<Violation> all = findings.with(more.apply(read), current);
        if (!all.isEmpty()) {
            throw ProblemException.invalid(all, findings.unexpected().more());
        }
        return read;
    }

    /**
     * For clients that may not set the fields marked {@link Restricted}: throws {@code field_not_allowed} if any were given,
     * or the problem of an unreadable body. To be called before {@link #get}, because by the contract this comes before
     * violations.
     */
    public void refuseRestricted() {
        requireReadable();
        if (!findings.restricted().isEmpty()) {
            String names = String.join(", ", findings.restricted());
            throw new ProblemException(
                    ProblemType.FIELD_NOT_ALLOWED, "These fields can only be set with an API key: " + names + ".");
        }
    }

    private T readable() {
        if (value == null) {
            throw unreadable == null ? new IllegalStateException("neither value nor problem") : unreadable;
        }
        return value;
    }
}
