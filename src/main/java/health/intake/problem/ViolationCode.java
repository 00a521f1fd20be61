package health.intake.problem;

import java.util.Locale;

/** What can be wrong with a field; the message never repeats the value. */
public enum ViolationCode {
    REQUIRED("is required"),
    WRONG_TYPE("has the wrong JSON type"),
    TOO_SHORT("must not be empty or shorter than its minimum"),
    TOO_LONG("is longer than its maximum"),
    INVALID_FORMAT("is not in the required format"),
    INVALID_VALUE("is not one of the values allowed here"),
    OUT_OF_RANGE("is outside the range allowed here"),
    NOT_LATIN("must be written in the Latin script; please transliterate it"),
    NOT_IN_PAST("must be a date before today (UTC)"),
    UNKNOWN_FIELD("is not a field of this object"),
    READ_ONLY("cannot be set"),
    NOT_CLEARABLE("cannot be null here; leave it out to keep its value"),
    WEAK_PASSWORD("must have 8 to 128 characters with a lower-case letter, an upper-case letter and a digit"),
    GROUP_CONFLICT("names another group than profile_group_slug does");

    private final String message;

    ViolationCode(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }

    /** As printed in {@code code}, and as constraint annotations give it in {@code message}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ViolationCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
