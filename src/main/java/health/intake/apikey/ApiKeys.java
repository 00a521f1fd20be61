package health.intake.apikey;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.access.Environment;
import health.intake.access.KeySecret;
import health.intake.access.Scope;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.conditional.Patch;
import health.intake.database.DatabaseFaults;
import health.intake.directory.DirectoryRevisionStore;
import health.intake.id.GroupId;
import health.intake.id.KeyId;
import health.intake.id.OrganizationId;
import health.intake.organization.Sandboxes;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.profilegroup.ProfileGroups;
import health.intake.requestbody.RequestBody;
import health.intake.secret.Secrets;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Issues, changes, rotates and revokes API keys: those of one organization, with those of its sandbox, or the ADMIN keys, for
 * which it is null.
 */
@Stateless
@Interceptors(DatabaseFaults.class)
public class ApiKeys {

    @Inject
    ApiKeyStore store;

    @Inject
    ProfileGroups groups;

    @Inject
    Sandboxes sandboxes;

    @Inject
    DirectoryRevisionStore revision;

    @Inject
    Secrets secrets;

    @Inject
    Event<KeyEvent> events;

    @Inject
    ChangeAudit audit;

    @Inject
    Clock clock;

    /**
     * A key that was used.
     *
     * @param organizationId null for ADMIN keys
     */
    public record Used(@Nullable OrganizationId organizationId, KeyId id) {}

    /** A key at the only moment when its secret is known. */
    public record Issued(KeyView key, KeySecret secret) {}

    public Issued issue(Call call, @Nullable OrganizationId organizationId, KeyGrant grant) {
        Instant now = clock.instant();
        ApiKey key = created(organizationId, grant, now);
        KeySecret secret = KeySecret.generate(grant.environment());
        key.opensWith(secret.prefix());
        store.insert(key, secretOf(key, secret, now));
        Issued issued = issued(key, secret, now);
        audit.record(call.in(organizationId));
        return issued;
    }

    /**
     * Gives a key a new secret; the previous one stays valid for the overlap. Secrets of earlier rotations end no later. A
     * revoked key stays revoked.
     */
    public Issued rotate(
            Call call, @Nullable OrganizationId organizationId, KeyId id, RequestBody<RotateKeyRequest> body) {
        ApiKey key = store.findForChange(tenants(organizationId), id).orElseThrow(ApiKeys::notFound);
        Instant now = clock.instant();
        Instant end = now.plus(body.get().overlap());
        if (key.isRevoked()) {
            throw notFound();
        }
        store.secrets(key).forEach(old -> old.endAt(end));
        KeySecret secret = KeySecret.generate(key.environment());
        key.opensWith(secret.prefix());
        store.insert(secretOf(key, secret, now));
        events.fire(KeyEvent.rotated(id, now, end));
        Issued issued = issued(key, secret, now);
        audit.record(call.in(organizationId));
        return issued;
    }

    /** Changes the fields that the patch names; checks the key in the path before the patch. A revoked key stays revoked. */
    public KeyView change(Call call, OrganizationId organizationId, KeyId id, Patch<ApiKeyChange> patch) {
        ApiKey key = store.findForChange(tenants(organizationId), id)
                .filter(found -> !found.isRevoked())
                .orElseThrow(ApiKeys::notFound);
        ApiKeyChange change = patch.ofUntagged();
        change.name().ifSet(key::rename);
        change.scopes().ifSet(names -> key.grant(Scope.named(names)));
        change.profileGroups()
                .ifPresent(named -> key.confineTo(granted(key, groups.resolveAll(organizationId, named))));
        change.expiresAt().ifPresent(key::expireAt);
        Instant now = clock.instant();
        events.fire(KeyEvent.changed(id, now));
        revision.raise();
        audit.record(call.in(organizationId));
        return KeyView.of(key, now);
    }

    /** Revokes a key with all its secrets; revoking it twice is no error. */
    public void revoke(Call call, @Nullable OrganizationId organizationId, KeyId id) {
        Instant now = clock.instant();
        store.findForChange(tenants(organizationId), id)
                .orElseThrow(ApiKeys::notFound)
                .revoke(now);
        events.fire(KeyEvent.revoked(id, now));
        revision.raise();
        audit.record(call.in(organizationId));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public KeyView get(@Nullable OrganizationId organizationId, KeyId id) {
        return KeyView.of(store.find(tenants(organizationId), id).orElseThrow(ApiKeys::notFound), clock.instant());
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<KeyView> list(@Nullable OrganizationId organizationId, PageRequest page) {
        Instant now = clock.instant();
        return Page.of(
                        store.list(tenants(organizationId), page),
                        page.limit(),
                        k -> new Position(k.createdAt(), k.id().value()))
                .map(key -> KeyView.of(key, now));
    }

    /** Whether one of these keys is valid. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean areActive(@Nullable OrganizationId organizationId) {
        return store.areActive(tenants(organizationId), clock.instant());
    }

    /** Writes when keys were last used; other nodes need not be told of it. */
    public void used(Map<Used, Instant> times) {
        times.forEach((key, at) -> store.used(tenant(key.organizationId()), key.id(), at));
    }

    /** A test key belongs to the sandbox of the organization, and is confined to groups of that. */
    private ApiKey created(@Nullable OrganizationId organizationId, KeyGrant grant, Instant now) {
        KeyId id = new KeyId(UuidCreator.getTimeOrderedEpoch());
        if (organizationId == null || grant.environment() == Environment.LIVE) {
            return new ApiKey(id, organizationId, grant, now);
        }
        OrganizationId sandbox = sandboxes.require(organizationId);
        return new ApiKey(id, sandbox, grant.confinedTo(groups.twins(sandbox, grant.groups())), now);
    }

    /** @param named groups of the organization itself; null for all */
    private @Nullable Set<GroupId> granted(ApiKey key, @Nullable Set<GroupId> named) {
        OrganizationId tenant = key.organizationId();
        return tenant != null && key.environment() == Environment.TEST ? groups.twins(tenant, named) : named;
    }

    private List<OrganizationId> tenants(@Nullable OrganizationId organizationId) {
        return organizationId == null
                ? List.of()
                : Stream.concat(Stream.of(organizationId), sandboxes.find(organizationId).stream())
                        .toList();
    }

    private static List<OrganizationId> tenant(@Nullable OrganizationId organizationId) {
        return organizationId == null ? List.of() : List.of(organizationId);
    }

    private Issued issued(ApiKey key, KeySecret secret, Instant now) {
        revision.raise();
        return new Issued(KeyView.of(key, now), secret);
    }

    private ApiKeySecret secretOf(ApiKey key, KeySecret secret, Instant now) {
        return new ApiKeySecret(HexFormat.of().formatHex(secrets.keyHash(secret.text())), key.id(), now);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.KEY_NOT_FOUND);
    }
}
