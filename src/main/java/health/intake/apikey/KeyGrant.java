package health.intake.apikey;

import health.intake.access.Environment;
import health.intake.access.Scope;
import health.intake.id.GroupId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a new key is to be good for.
 *
 * @param groups the groups it is confined to, null for all of its organization
 * @param expiresAt null for never
 */
public record KeyGrant(
        String name,
        Environment environment,
        Set<Scope> scopes,
        @Nullable Set<GroupId> groups,
        @Nullable Instant expiresAt) {}
