package health.intake.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instant as text: a date-time of RFC 3339 with any offset that the RFC allows (more than {@link ZoneOffset} has) and at
 * most 9 decimals of a second; in UTC, too, its year has four digits.
 */
public final class InstantText {

    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)"
                    + "(?:Z|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))",
            Pattern.CASE_INSENSITIVE);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant BEYOND =
            FIRST.atOffset(ZoneOffset.UTC).plusYears(10_000).toInstant();

    private InstantText() {}

    /** The instant, in microseconds as it is stored; empty if the text has another form or names no real time. */
    public static Optional<Instant> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant local = LocalDateTime.parse(parts.group(1)).toInstant(ZoneOffset.UTC);
            return Optional.of(local.minus(offsetMinutes(parts), ChronoUnit.MINUTES))
                    .filter(instant -> !instant.isBefore(FIRST) && instant.isBefore(BEYOND))
                    .map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int offsetMinutes(Matcher parts) {
        String sign = parts.group(2);
        if (sign == null) {
            return 0;
        }
        int minutes = Integer.parseInt(parts.group(3)) * 60 + Integer.parseInt(parts.group(4));
        return sign.equals("-") ? -minutes : minutes;
    }
}
