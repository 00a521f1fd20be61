package health.intake.apikey;

import health.intake.access.Environment;
import health.intake.access.Scope;
import health.intake.id.GroupId;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.paging.Position;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a key at one moment, without its secrets.
 *
 * @param organizationId to which its groups belong: a sandbox for a test key; null for an ADMIN key
 */
public record KeyView(
        KeyId id,
        @Nullable OrganizationId organizationId,
        String name,
        String prefix,
        Environment environment,
        Set<Scope> scopes,
        @Nullable Set<GroupId> groups,
        State state,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** Whether the key is valid. */
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    static KeyView of(ApiKey key, Instant now) {
        return new KeyView(
                key.id(),
                key.organizationId(),
                key.name(),
                key.prefix(),
                key.environment(),
                key.scopes(),
                key.groups(),
                state(key, now),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt());
    }

    Position position() {
        return new Position(createdAt, id.value());
    }

    private static State state(ApiKey key, Instant now) {
        if (key.isRevoked()) {
            return State.REVOKED;
        }
        return key.isExpired(now) ? State.EXPIRED : State.ACTIVE;
    }
}
