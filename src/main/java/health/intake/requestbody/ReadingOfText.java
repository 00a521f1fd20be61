package health.intake.requestbody;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.problem.Reading;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import health.intake.time.DateText;
import health.intake.time.InstantText;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from a text once, so that no later code has to check the text again. A class of Intake has a text form if a
 * public static method makes a {@link Reading} of a text.
 */
final class ReadingOfText implements ValueReader {

    private static final Map<Class<?>, Function<String, Reading<?>>> OF_THE_JDK = Map.of(
            LocalDate.class, text -> Reading.of(DateText.read(text), Rules.DATE),
            Instant.class, text -> Reading.of(InstantText.read(text), Rules.INSTANT));

    private final ValueReader text;
    private final Function<String, Reading<?>> form;

    private ReadingOfText(ValueReader text, Function<String, Reading<?>> form) {
        this.text = text;
        this.form = form;
    }

    /**
     * The reader for a class that has a text form.
     *
     * @param text reads the text
     */
    static Optional<ValueReader> of(Class<?> type, ValueReader text) {
        Function<String, Reading<?>> form = OF_THE_JDK.get(type);
        return form != null ? Optional.of(new ReadingOfText(text, form)) : byItself(type, text);
    }

    private static Optional<ValueReader> byItself(Class<?> type, ValueReader text) {
        return Arrays.stream(type.getMethods())
                .filter(ReadingOfText::makesReading)
                .findFirst()
                .map(method -> new ReadingOfText(text, given -> called(method, given)));
    }

    private static boolean makesReading(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && method.getReturnType() == Reading.class
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
    }

    private static Reading<?> called(Method method, String text) {
        try {
            return (Reading<?>) method.invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read by " + method, e);
        }
    }

    @Override
    public @Nullable Object read(JsonNode node, String path, Consumer<Violation> violations) {
        Object given = text.read(node, path, violations);
        if (given == null) {
            return null;
        }
        Reading<?> reading = form.apply((String) given);
        reading.broken().ifPresent(rule -> violations.accept(new Violation(path, rule)));
        return reading.value().orElse(null);
    }
}
