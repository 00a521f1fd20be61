package health.intake.audit;

import health.intake.id.ProfileId;
import java.util.List;

/** An answer that names profiles, which its audit entry then names, too. */
public interface Subject {

    /** In their order. */
    List<ProfileId> profileIds();
}
