package health.intake.apikey;

import health.intake.access.Environment;
import health.intake.access.Scope;
import health.intake.id.GroupId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rights of a new key.
 *
 * @param groups the groups it is confined to; null for all of its organization
 * @param expiresAt null if it never expires
 */
public record KeyGrant(
        String name,
        Environment environment,
        Set<Scope> scopes,
        @Nullable Set<GroupId> groups,
        @Nullable Instant expiresAt) {

    KeyGrant confinedTo(@Nullable Set<GroupId> others) {
        return new KeyGrant(name, environment, scopes, others, expiresAt);
    }
}
