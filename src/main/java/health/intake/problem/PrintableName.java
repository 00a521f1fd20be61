package health.intake.problem;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a field or parameter that a client chose: 1 to 64 characters of {@code [A-Za-z0-9_-]} may be repeated in an
 * answer; anything else may be a value in the wrong place.
 */
public final class PrintableName {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private PrintableName() {}

    public static Optional<String> of(String given) {
        return HARMLESS.matcher(given).matches() ? Optional.of(given) : Optional.empty();
    }
}
