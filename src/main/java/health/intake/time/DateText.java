package health.intake.time;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** An existing day as text: YYYY-MM-DD (ISO 8601). */
public final class DateText {

    private static final int LENGTH = "YYYY-MM-DD".length();

    private DateText() {}

    /** The day; empty if the text has another form or names no existing day. */
    public static Optional<LocalDate> read(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
