package health.intake.ratelimit;

import java.util.Map;

/**
 * The rest of a limit after a request, as answers report it (draft-ietf-httpapi-ratelimit-headers).
 *
 * @param left requests of this minute
 * @param seconds until the limit is full again
 */
public record Spent(Limit limit, long left, long seconds) {

    public static final String STATE_HEADER = "RateLimit";
    public static final String POLICY_HEADER = "RateLimit-Policy";

    /** Header fields, by their names. */
    public Map<String, String> headers() {
        return Map.of(
                POLICY_HEADER,
                "\"" + limit.name() + "\";q=" + limit.requests() + ";w=" + Limit.WINDOW.toSeconds(),
                STATE_HEADER,
                "\"" + limit.name() + "\";r=" + left + ";t=" + seconds);
    }
}
