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
import org.jspecify.annotations.Nullable;

/**
 * Chooses the group of a new profile: the organization must have it, both fields must agree on it, and the key must be
 * allowed to act on it.
 */
@Dependent
class GroupChoice {

    @Inject
    ProfileGroups groups;

    /** A violation if the request names two different groups of the organization. */
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

    /** The group that a request without conflicts names. */
    GroupId resolve(AccessContext context, CreateProfileRequest request) {
        return groups.within(context, request.groups()).get(0);
    }

    /** The part of the context in the group that a list is restricted to; null does not restrict it. */
    AccessContext within(AccessContext context, @Nullable Reference group) {
        return group == null
                ? context
                : context.only(groups.within(context, List.of(group)).get(0));
    }
}
