package health.intake.trail;

import health.intake.id.KeyId;
import health.intake.id.ProfileId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a trail; null does not restrict.
 *
 * @param profile a profile that the entry names
 * @param key id of the key that was used
 * @param from inclusive
 * @param to exclusive
 * @param succeeded whether refused requests are left out
 */
public record TrailFilter(
        @Nullable ProfileId profile,
        @Nullable KeyId key,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean succeeded) {

    /** The requests on a profile that succeeded. */
    public static TrailFilter successes(ProfileId profile, @Nullable Instant from, @Nullable Instant to) {
        return new TrailFilter(profile, null, from, to, true);
    }

    /** By the names of the query parameters. */
    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("profile", profile);
        parameters.put("key", key);
        parameters.put("from", from);
        parameters.put("to", to);
        return parameters;
    }
}
