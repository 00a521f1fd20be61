package health.intake.apikey;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.access.Environment;
import health.intake.apikey.ApiKeyStore.OpenedKey;
import health.intake.database.DatabaseFaults;
import health.intake.id.OrganizationId;
import health.intake.organization.Sandboxes;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds keys by the hash of their secret. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class KeyLookup {

    @Inject
    ApiKeyStore store;

    @Inject
    Sandboxes sandboxes;

    /**
     * A key as it was found; whether it has expired is checked at each use.
     *
     * @param hash under which its secret was stored
     * @param end when it or its secret expires; null for never
     */
    public record FoundKey(String hash, Caller caller, boolean isRevoked, @Nullable Instant end) {

        public boolean isValid(Instant now) {
            return !isRevoked && (end == null || now.isBefore(end));
        }
    }

    /**
     * The key of a secret that has one of these hashes.
     *
     * @param otherHash under another pepper, if there is one
     * @param prefix of the secret, for the caller
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<FoundKey> find(String hash, Optional<String> otherHash, String prefix) {
        return store.open(hash, otherHash.orElse(hash)).flatMap(opened -> found(opened, prefix));
    }

    /** Moves a secret from its hash under the other pepper to its hash under the current one. */
    public void adopt(String otherHash, String hash) {
        store.rehash(otherHash, hash);
    }

    private Optional<FoundKey> found(OpenedKey opened, String prefix) {
        ApiKey key = opened.key();
        OrganizationId tenant = key.organizationId();
        if (tenant == null) {
            return Optional.of(found(opened, prefix, null));
        }
        if (key.environment() == Environment.LIVE) {
            return Optional.of(found(opened, prefix, new AccessContext(tenant, key.groups())));
        }
        // a test key outside a sandbox would act on people: it opens nothing
        return sandboxes
                .owner(tenant)
                .map(owner -> found(opened, prefix, new AccessContext(tenant, key.groups(), owner)));
    }

    private static FoundKey found(OpenedKey opened, String prefix, @Nullable AccessContext context) {
        ApiKey key = opened.key();
        return new FoundKey(
                opened.secret().hash(),
                new Caller(key.id(), prefix, key.scopes(), context),
                key.isRevoked(),
                sooner(key.expiresAt(), opened.secret().validUntil()));
    }

    private static @Nullable Instant sooner(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
