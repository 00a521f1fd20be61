package health.intake.profile;

import health.intake.access.AccessContext;
import health.intake.id.GroupId;
import health.intake.id.Reference;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import health.intake.profilegroup.ProfileGroups;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Which group a new profile goes to: one that the organization has, that both fields agree on and that the key may act on. */
@Dependent
class GroupChoice {

    @Inject
    ProfileGroups groups;

    /** A violation if the request names two groups that the organization has. */
    List<Violation> conflicts(AccessContext context, CreateProfileRequest request) {
        long named = request.groups().stream()
                .flatMap(reference -> groups.find(context.organizationId(), reference).stream())
                .distinct()
                .count();
        return named > 1 ? List.of(new Violation("profile_group", Rules.GROUP_CONFLICT)) : List.of();
    }

    /** Whether the reference names this group. */
    boolean isNamed(AccessContext context, Reference reference, GroupId group) {
        return groups.find(context.organizationId(), reference).equals(Optional.of(group));
    }

    /** The group that a request without conflict names. */
    GroupId resolve(AccessContext context, CreateProfileRequest request) {
        return groups.within(context, request.groups()).get(0);
    }
}
