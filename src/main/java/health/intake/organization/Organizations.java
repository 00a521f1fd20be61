package health.intake.organization;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.conditional.Patch;
import health.intake.database.DatabaseFaults;
import health.intake.directory.DirectoryRevisionStore;
import health.intake.email.HostName;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.profilegroup.ProfileGroups;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organizations: the operator creates, changes and lists them. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Organizations {

    @Inject
    OrganizationStore store;

    @Inject
    CachedOrganizations cache;

    @Inject
    ProfileGroups groups;

    @Inject
    DirectoryRevisionStore revision;

    @Inject
    ChangeAudit audit;

    @Inject
    Clock clock;

    public OrganizationResponse create(Call call, CreateOrganizationRequest request) {
        if (request.defaultGroup() != null) {
            // a group always belongs to an existing organization, so a new organization has none
            throw new ProblemException(ProblemType.PROFILE_GROUP_NOT_FOUND);
        }
        Organization organization =
                new Organization(new OrganizationId(UuidCreator.getTimeOrderedEpoch()), request, clock.instant());
        organization.domains(request.domains() == null ? List.of() : canonical(request.domains()));
        store.insert(organization);
        revision.raise();
        audit.record(call.in(organization.id()));
        return OrganizationResponse.of(organization);
    }

    /** Changes the fields that the patch names; checks the organization in the path before the patch. */
    public OrganizationResponse change(Call call, Reference reference, Patch<OrganizationChange> patch) {
        Organization organization = store.findForChange(reference).orElseThrow(Organizations::notFound);
        OrganizationChange change = patch.ofUntagged();
        change.name().ifSet(organization::rename);
        change.country().ifSet(organization::moveTo);
        change.domains().ifSet(domains -> organization.domains(canonical(domains)));
        change.selfRegistration().ifSet(organization::selfRegistration);
        change.defaultGroup().ifPresent(group -> organization.defaultGroup(groupId(organization.id(), group)));
        store.flush();
        revision.raise();
        audit.record(call.in(organization.id()));
        return OrganizationResponse.of(organization);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public OrganizationResponse get(Reference reference) {
        return OrganizationResponse.of(store.find(reference).orElseThrow(Organizations::notFound));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public OrganizationSummary summary(OrganizationId id) {
        return OrganizationSummary.of(store.find(Reference.toId(id.value())).orElseThrow(Organizations::notFound));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<OrganizationResponse> list(PageRequest page) {
        return Page.of(store.list(page), page.limit(), o -> new Position(o.createdAt(), o.id().value()))
                .map(OrganizationResponse::of);
    }

    /** The id of the organization that a path names. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public OrganizationId resolve(Reference reference) {
        return store.find(reference).orElseThrow(Organizations::notFound).id();
    }

    /** The organization that a reference names, cached. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<KnownOrganization> find(Reference reference) {
        return cache.find(reference);
    }

    /** The organization of a caller, cached; its sandbox has the same slug and country, and ids of its own. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public KnownOrganization of(AccessContext context) {
        KnownOrganization owner = find(Reference.toId(context.owner().value())).orElseThrow(Organizations::notFound);
        return context.isSandbox() ? owner.inSandbox(context.organizationId(), twin(context, owner)) : owner;
    }

    private @Nullable GroupId twin(AccessContext context, KnownOrganization owner) {
        GroupId group = owner.defaultGroupId();
        return group == null ? null : groups.twin(context.organizationId(), group);
    }

    /** The organization that registered the domain, cached; any text may be passed. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<KnownOrganization> findByDomain(String host) {
        return HostName.parse(host).flatMap(domain -> cache.findByDomain(domain.ascii()));
    }

    private @Nullable GroupId groupId(OrganizationId organizationId, @Nullable String reference) {
        return reference == null ? null : groups.resolve(organizationId, Reference.fromString(reference));
    }

    private static List<String> canonical(List<String> domains) {
        return domains.stream()
                .map(domain -> HostName.parse(domain).orElseThrow().ascii())
                .distinct()
                .toList();
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.ORGANIZATION_NOT_FOUND);
    }
}
