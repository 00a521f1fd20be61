package health.intake.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may act on: one organization, in it all profile groups or only some.
 *
 * @param groups the groups, or null for all, also those to come
 */
public record AccessContext(UUID organizationId, @Nullable Set<UUID> groups) {

    public boolean covers(UUID groupId) {
        return groups == null || groups.contains(groupId);
    }
}
