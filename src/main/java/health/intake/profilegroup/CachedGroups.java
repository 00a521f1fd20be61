package health.intake.profilegroup;

import health.intake.directory.DirectoryCache;
import health.intake.directory.DirectoryRevision;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Caches resolved group references, so that a create need not ask the database again. */
@ApplicationScoped
class CachedGroups {

    @Inject
    ProfileGroupStore store;

    @Inject
    DirectoryRevision revision;

    private DirectoryCache<Key, GroupId> cache;

    private record Key(OrganizationId organizationId, Reference reference) {}

    @PostConstruct
    void prepare() {
        cache = new DirectoryCache<>(revision);
    }

    Optional<GroupId> find(OrganizationId organizationId, Reference reference) {
        return cache.get(new Key(organizationId, reference), key -> store.find(key.organizationId(), key.reference())
                .map(ProfileGroup::id));
    }
}
