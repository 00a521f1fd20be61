package health.intake.organization;

import health.intake.directory.DirectoryCache;
import health.intake.directory.DirectoryRevision;
import health.intake.id.Reference;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Caches organizations by reference and by domain, so that a registration need not ask the database again. */
@ApplicationScoped
class CachedOrganizations {

    @Inject
    OrganizationStore store;

    @Inject
    DirectoryRevision revision;

    private DirectoryCache<Reference, KnownOrganization> byReference;
    private DirectoryCache<String, KnownOrganization> byDomain;

    @PostConstruct
    void prepare() {
        byReference = new DirectoryCache<>(revision);
        byDomain = new DirectoryCache<>(revision);
    }

    Optional<KnownOrganization> find(Reference reference) {
        return byReference.get(reference, key -> store.find(key).map(KnownOrganization::of));
    }

    /** @param domain in lower-case ASCII */
    Optional<KnownOrganization> findByDomain(String domain) {
        return byDomain.get(domain, key -> store.findByDomain(key).map(KnownOrganization::of));
    }
}
