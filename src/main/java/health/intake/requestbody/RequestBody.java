package health.intake.requestbody;

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
 * A body as it was read: a value with what is wrong with it, held back because the contract answers what is wrong with
 * the object in the path before what is wrong with the body; or none at all, when it could not be read.
 */
public final class RequestBody<T> {

    private final @Nullable T value;
    private final @Nullable ProblemException unreadable;
    private final Findings findings;
    private byte[] octets = {};

    /**
     * What was found in a body.
     *
     * @param violations of the fields that there are
     * @param unexpected fields beside these
     * @param readOnly what was given for fields that cannot be set, by their names: texts, or empty for null; what is neither
     *     is no current value
     * @param restricted names of the fields given that not everybody may set
     * @param order in which violations are printed, those that are found later too
     */
    record Findings(
            List<Violation> violations,
            Unexpected unexpected,
            Map<String, Optional<String>> readOnly,
            List<String> restricted,
            UnaryOperator<List<Violation>> order) {

        private static final Findings NONE =
                new Findings(List.of(), new Unexpected(), Map.of(), List.of(), UnaryOperator.identity());

        /** All of them, unexpected fields last. */
        List<Violation> with(List<Violation> more, BiPredicate<String, Optional<String>> current) {
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

        private boolean isCurrent(String field, BiPredicate<String, Optional<String>> current) {
            Optional<String> given = readOnly.get(field);
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
        this.octets = read;
        return this;
    }

    /** As they were sent. */
    public byte[] octets() {
        return octets.clone();
    }

    /** Throws the problem that was held back, if it leaves no value to look at. */
    public void requireReadable() {
        readable();
    }

    /** The value, whatever is wrong with it: fields that could not be read are null. */
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
     * @param more finds violations that are not to be seen in the body alone; fields that could not be read are null,
     *     and what it says of a field that is wrong already is passed over
     */
    public T get(Function<T, List<Violation>> more) {
        return get(more, (field, given) -> false);
    }

    /**
     * The value; throws the problem that was held back.
     *
     * @param more likewise
     * @param current whether a read-only field has the value that was given for it, empty for null: what was answered may be
     *     sent back
     */
    public T get(Function<T, List<Violation>> more, BiPredicate<String, Optional<String>> current) {
        T read = readable();
        List<Violation> all = findings.with(more.apply(read), current);
        if (!all.isEmpty()) {
            throw ProblemException.invalid(all, findings.unexpected().more());
        }
        return read;
    }

    /**
     * For callers who may not set the fields marked {@link Restricted}: throws {@code field_not_allowed} if any were
     * given, or that the body could not be read. Comes before {@link #get}, as the contract tells it before violations.
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
