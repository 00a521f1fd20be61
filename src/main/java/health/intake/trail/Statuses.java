package health.intake.trail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A status of HTTP, or a class of them.
 *
 * @param text such as {@code 404} or {@code 4xx}
 */
public record Statuses(String text) {

    private static final Pattern FORM = Pattern.compile("[1-5](?:[0-9]{2}|xx)");

    static Optional<Statuses> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Statuses(text)) : Optional.empty();
    }

    int lowest() {
        return Integer.parseInt(text.replace('x', '0'));
    }

    int highest() {
        return Integer.parseInt(text.replace('x', '9'));
    }

    @Override
    public String toString() {
        return text;
    }
}
