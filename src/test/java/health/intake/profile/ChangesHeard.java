package health.intake.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events of changes, in the transactions that made them. */
@ApplicationScoped
public class ChangesHeard {

    private final List<ProfileChanged> changes = new CopyOnWriteArrayList<>();

    void on(@Observes ProfileChanged change) {
        changes.add(change);
    }

    List<ProfileChanged> changes() {
        return changes;
    }
}
