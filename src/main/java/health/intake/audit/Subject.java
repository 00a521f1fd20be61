package health.intake.audit;

import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operation answers, as far as its audit entry names it. */
public interface Subject {

    /** The profiles in it. */
    default List<ProfileId> profileIds() {
        return List.of();
    }

    /** The organization that it is, null if it is none. */
    default @Nullable OrganizationId organizationId() {
        return null;
    }
}
