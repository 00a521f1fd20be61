package health.intake.problem;

import java.util.Locale;

/** The codes of violations, the most serious first; {@link Rules} has the words. */
public enum ViolationCode {
    REQUIRED,
    WRONG_TYPE,
    TOO_SHORT,
    TOO_LONG,
    INVALID_FORMAT,
    INVALID_VALUE,
    OUT_OF_RANGE,
    NOT_LATIN,
    NOT_IN_PAST,
    UNKNOWN_FIELD,
    READ_ONLY,
    NOT_CLEARABLE,
    WEAK_PASSWORD,
    GROUP_CONFLICT;

    /** As printed in {@code code}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ViolationCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
