package health.intake.audit;

import health.intake.id.ProfileId;
import java.util.List;

/** An answer that names profiles; its audit entry names them, too. */
public interface Subject {

    /** The ids in the order of the answer. */
    List<ProfileId> profileIds();
}
