package health.intake.requestbody;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a merge patch (RFC 7396) says of one field: nothing, null, or a new value.
 *
 * @param present whether the field stands in the patch
 * @param value the new value; null when absent or to be cleared
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

    /** Hands on what the patch says, null included, if it says anything. */
    public void ifPresent(Consumer<@Nullable T> use) {
        if (present) {
            use.accept(value);
        }
    }

    /** Hands on the new value, if the patch has one. */
    public void ifSet(Consumer<T> use) {
        if (value != null) {
            use.accept(value);
        }
    }

    /** What holds afterwards where this held before. */
    public @Nullable T or(@Nullable T before) {
        return present ? value : before;
    }

    /** Whether the patch says null. */
    public boolean clears() {
        return present && value == null;
    }

    /** Without the value, which may be of a person. */
    @Override
    public String toString() {
        return present ? "Change[masked]" : "Change[absent]";
    }

    /** Lets constraints stand on the value: {@code Change<@LatinName String>}. */
    static class Extractor implements ValueExtractor<Change<@ExtractedValue ?>> {

        @Override
        public void extractValues(Change<?> change, ValueReceiver receiver) {
            receiver.value(null, change.value());
        }
    }
}
