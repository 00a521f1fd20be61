package health.intake.access;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may act on: one organization, in it all profile groups or only some.
 *
 * @param groups the groups, or null for all, also those to come
 */
public record AccessContext(OrganizationId organizationId, @Nullable Set<GroupId> groups) {

    public boolean covers(GroupId groupId) {
        return groups == null || groups.contains(groupId);
    }
}
