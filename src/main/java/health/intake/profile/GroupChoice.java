package health.intake.profile;

import health.intake.access.AccessContext;
import health.intake.organization.ProfileGroups;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.problem.Violation;
import health.intake.problem.ViolationCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Which group a new profile goes to: one that the organization has, that both fields agree on and that the key may act on. */
@Dependent
class GroupChoice {

    @Inject
    ProfileGroups groups;

    UUID resolve(AccessContext context, CreateProfileRequest request) {
        List<UUID> named = request.groups().stream()
                .map(reference -> groups.resolve(context.organizationId(), reference))
                .distinct()
                .toList();
        if (named.size() > 1) {
            throw ProblemException.invalid(List.of(new Violation("profile_group", ViolationCode.GROUP_CONFLICT)));
        }
        if (!context.covers(named.get(0))) {
            throw new ProblemException(ProblemType.OUTSIDE_ACCESS_CONTEXT);
        }
        return named.get(0);
    }
}
