package health.intake.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operation answers, as far as its audit entry names it. */
public interface Subject {

    /** The profiles in it. */
    default List<UUID> profileIds() {
        return List.of();
    }

    /** The organization that it is, null if it is none. */
    default @Nullable UUID organizationId() {
        return null;
    }
}
