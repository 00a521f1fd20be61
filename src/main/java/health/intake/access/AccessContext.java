package health.intake.access;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reach of a caller: one organization, in it all profile groups or only some.
 *
 * @param groups the groups, or null for all, including future ones
 */
public record AccessContext(OrganizationId organizationId, @Nullable Set<GroupId> groups) {

    public boolean covers(GroupId groupId) {
        return groups == null || groups.contains(groupId);
    }

    /** The part of this context in one of its groups. */
    public AccessContext only(GroupId groupId) {
        if (!covers(groupId)) {
            throw new IllegalArgumentException("a part cannot reach beyond the whole");
        }
        return new AccessContext(organizationId, Set.of(groupId));
    }
}
