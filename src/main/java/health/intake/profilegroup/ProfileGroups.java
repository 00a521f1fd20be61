package health.intake.profilegroup;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.access.AccessContext;
import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.conditional.Patch;
import health.intake.database.DatabaseFaults;
import health.intake.directory.DirectoryRevisionStore;
import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.paging.Page;
import health.intake.paging.PageRequest;
import health.intake.paging.Position;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The profile groups of an organization. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class ProfileGroups {

    @Inject
    ProfileGroupStore store;

    @Inject
    CachedGroups cache;

    @Inject
    DirectoryRevisionStore revision;

    @Inject
    ChangeAudit audit;

    @Inject
    Event<GroupsChanged> changed;

    @Inject
    Clock clock;

    public ProfileGroupResponse create(Call call, OrganizationId organizationId, CreateProfileGroupRequest request) {
        ProfileGroup group = new ProfileGroup(
                new GroupId(UuidCreator.getTimeOrderedEpoch()), organizationId, request, clock.instant());
        store.insert(group);
        changed.fire(new GroupsChanged(organizationId));
        revision.raise();
        audit.record(call.in(organizationId));
        return ProfileGroupResponse.of(group);
    }

    /** Changes the fields that the patch names; checks the group in the path before the patch. */
    public ProfileGroupResponse change(
            Call call, OrganizationId organizationId, Reference reference, Patch<ProfileGroupChange> patch) {
        ProfileGroup group = store.findForChange(organizationId, reference).orElseThrow(ProfileGroups::notFound);
        ProfileGroupChange change = patch.ofUntagged();
        change.slug().ifSet(group::slug);
        change.name().ifSet(group::rename);
        store.flush();
        changed.fire(new GroupsChanged(organizationId));
        revision.raise();
        audit.record(call.in(organizationId));
        return ProfileGroupResponse.of(group);
    }

    /** Makes the groups of a sandbox those of its owner, under ids of their own. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void mirror(OrganizationId owner, OrganizationId sandbox) {
        store.renameTwins(sandbox);
        Instant now = clock.instant();
        store.withoutTwin(owner).forEach(group -> store.insert(new ProfileGroup(sandbox, group, now)));
    }

    /** The groups of a sandbox that are the twins of these groups of its owner; null, for all groups, stays null. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public @Nullable Set<GroupId> twins(OrganizationId sandbox, @Nullable Set<GroupId> groups) {
        return groups == null ? null : store.twins(sandbox, groups);
    }

    /** The same for one group. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public GroupId twin(OrganizationId sandbox, GroupId group) {
        return store.twins(sandbox, Set.of(group)).iterator().next();
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ProfileGroupResponse get(OrganizationId organizationId, Reference reference) {
        return ProfileGroupResponse.of(store.find(organizationId, reference).orElseThrow(ProfileGroups::notFound));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<ProfileGroupResponse> list(OrganizationId organizationId, PageRequest page) {
        return Page.of(store.list(organizationId, page), page.limit(), g -> new Position(g.createdAt(), g.id().value()))
                .map(ProfileGroupResponse::of);
    }

    /** The id of a group of the organization, regardless of the caller's access; else {@code profile_group_not_found}. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public GroupId resolve(OrganizationId organizationId, Reference reference) {
        return find(organizationId, reference).orElseThrow(ProfileGroups::notFound);
    }

    /** The same for several groups, named by texts; null, for all groups, stays null. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public @Nullable Set<GroupId> resolveAll(OrganizationId organizationId, @Nullable List<String> references) {
        return references == null
                ? null
                : references.stream()
                        .map(text -> resolve(organizationId, Reference.fromString(text)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The ids of the named groups, each once; else {@code profile_group_not_found} or {@code outside_access_context},
     * checked in this order.
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<GroupId> within(AccessContext context, List<Reference> references) {
        List<GroupId> named = references.stream()
                .map(reference -> resolve(context.organizationId(), reference))
                .distinct()
                .toList();
        if (!named.stream().allMatch(context::covers)) {
            throw new ProblemException(ProblemType.OUTSIDE_ACCESS_CONTEXT);
        }
        return named;
    }

    /** The id of a group of the organization, regardless of the caller's access. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<GroupId> find(OrganizationId organizationId, Reference reference) {
        return cache.find(organizationId, reference);
    }

    /** The groups of an access context, by slug. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<ProfileGroupSummary> of(AccessContext context) {
        return context.groups() == null
                ? summaries(store.all(context.organizationId()))
                : named(context.organizationId(), context.groups());
    }

    /** The groups of the organization with these ids, by slug. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<ProfileGroupSummary> named(OrganizationId organizationId, @Nullable Set<GroupId> ids) {
        return ids == null ? List.of() : summaries(store.named(organizationId, ids));
    }

    private static List<ProfileGroupSummary> summaries(List<ProfileGroup> groups) {
        return groups.stream().map(ProfileGroupSummary::of).toList();
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.PROFILE_GROUP_NOT_FOUND);
    }
}
