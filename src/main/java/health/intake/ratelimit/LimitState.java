package health.intake.ratelimit;

import java.util.Map;

/**
 * The state of a limit after a request, as answers report it (draft-ietf-httpapi-ratelimit-headers).
 *
 * @param left remaining requests in this minute
 * @param seconds until the limit is reset
 */
public record LimitState(Limit limit, long left, long seconds) {

    public static final String STATE_HEADER = "RateLimit";
    public static final String POLICY_HEADER = "RateLimit-Policy";

    /** The header fields by name. */
    public Map<String, String> headers() {
        return Map.of(
                POLICY_HEADER,
                "\"" + limit.name() + "\";q=" + limit.requests() + ";w=" + Limit.WINDOW.toSeconds(),
                STATE_HEADER,
                "\"" + limit.name() + "\";r=" + left + ";t=" + seconds);
    }
}
