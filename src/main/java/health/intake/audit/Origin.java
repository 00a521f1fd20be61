package health.intake.audit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which request a call belongs to, and where it came from.
 *
 * @param clientAddress in canonical text, at most 64 characters
 * @param userAgent at most 120 characters of printable ASCII; null without a key or without the header
 */
public record Origin(String requestId, String clientAddress, @Nullable String userAgent) {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** Whether the text can be the id of a request; such a text is harmless in logs. */
    public static boolean isRequestId(String text) {
        return REQUEST_ID.matcher(text).matches();
    }
}
