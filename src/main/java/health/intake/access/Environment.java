package health.intake.access;

import java.util.Locale;

/** The use that an API key is meant for; a part of its text. */
public enum Environment {
    LIVE,
    TEST;

    /** The form in keys, documents and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
