package health.intake.id;

import java.util.regex.Pattern;

/** A slug as text: lower-case letters and digits with single hyphens between them, not in the form of a UUID. */
public final class SlugForm {

    static final int MAX_LENGTH = 63;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private SlugForm() {}

    /** Whether an organization or a group can be named so, by a slug or a UUID. */
    public static boolean isReference(String text) {
        return UuidForm.parse(text).isPresent() || text.length() <= MAX_LENGTH && isWellFormed(text);
    }

    /** Of any length: a slug in UUID form would be taken for an id. */
    static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches() && UuidForm.parse(text).isEmpty();
    }
}
