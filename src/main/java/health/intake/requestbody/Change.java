package health.intake.requestbody;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The change of one field in a merge patch (RFC 7396): none, null, or a new value.
 *
 * @param present whether the patch has the field
 * @param value the new value; null if the field is absent or cleared
 */
public record Change<T>(boolean present, @Nullable T value) {

    private static final Change<?> ABSENT = new Change<>(false, null);

    @SuppressWarnings("unchecked")
    public static <T> Change<T> absent() {
        return (Change<T>) ABSENT;
    }

    public static <T> Change<T> to(@Nullable T value) {
        return new Change<>(true, value);
    }

    /** Passes on the new value or null, if the patch has the field. */
    public void ifPresent(Consumer<@Nullable T> use) {
        if (present) {
            use.accept(value);
        }
    }

    /** Passes on the new value, if the patch has one. */
    public void ifSet(Consumer<T> use) {
        if (value != null) {
            use.accept(value);
        }
    }

    /** The value after the change, given the value before. */
    public @Nullable T or(@Nullable T before) {
        return present ? value : before;
    }

    /** The change of a value that is made of this one. */
    public <R> Change<R> map(Function<T, R> form) {
        return value == null ? new Change<>(present, null) : new Change<>(true, form.apply(value));
    }

    /**
     * The value after the change of a field that is never null.
     *
     * @param byDefault stands for null
     */
    public T or(T before, T byDefault) {
        return present ? Objects.requireNonNullElse(value, byDefault) : before;
    }

    /** Whether the patch gives the field another value than this one. */
    public boolean changes(@Nullable T current) {
        return present && !Objects.equals(value, current);
    }

    /** Whether the patch sets the field to null. */
    public boolean clears() {
        return present && value == null;
    }

    /** Without the value, which may be personal data. */
    @Override
    public String toString() {
        return present ? "Change[masked]" : "Change[absent]";
    }

    /** Allows constraints on the value: {@code Change<@LatinName String>}. */
    static class Extractor implements ValueExtractor<Change<@ExtractedValue ?>> {

        @Override
        public void extractValues(Change<?> change, ValueReceiver receiver) {
            receiver.value(null, change.value());
        }
    }
}
