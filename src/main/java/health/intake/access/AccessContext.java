package health.intake.access;

import health.intake.id.GroupId;
import health.intake.id.OrganizationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reach of a caller: one organization, in it all profile groups or only some.
 *
 * @param organizationId whose data are meant: the organization of the key, or its sandbox
 * @param groups the groups, or null for all, including future ones
 * @param sandboxOf the organization of the key if the data are those of its sandbox, else null
 */
public record AccessContext(
        OrganizationId organizationId, @Nullable Set<GroupId> groups, @Nullable OrganizationId sandboxOf) {

    public AccessContext(OrganizationId organizationId, @Nullable Set<GroupId> groups) {
        this(organizationId, groups, null);
    }

    /** The organization that the key belongs to. */
    public OrganizationId owner() {
        return sandboxOf == null ? organizationId : sandboxOf;
    }

    public boolean isSandbox() {
        return sandboxOf != null;
    }

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
