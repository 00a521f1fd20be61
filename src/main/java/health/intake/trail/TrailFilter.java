package health.intake.trail;

import health.intake.id.KeyId;
import health.intake.id.ProfileId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a trail; null does not restrict.
 *
 * @param profile a profile that the entry names
 * @param key id of the key that was used
 * @param from inclusive
 * @param to exclusive
 */
public record TrailFilter(
        @Nullable ProfileId profile, @Nullable KeyId key, @Nullable Instant from, @Nullable Instant to) {}
