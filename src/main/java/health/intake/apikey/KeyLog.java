package health.intake.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Tells the log which keys have ended or changed: after a restore of the database, only the log knows what happened since the backup.
 */
@ApplicationScoped
class KeyLog {

    private static final Logger LOG = System.getLogger("health.intake");

    void onEvent(@Observes(during = TransactionPhase.AFTER_SUCCESS) KeyEvent event) {
        LOG.log(Level.INFO, event.text());
    }
}
