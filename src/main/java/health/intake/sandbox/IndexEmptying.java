package health.intake.sandbox;

import health.intake.email.EmailIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Empties the e-mail index after the commit, so that it does not lose profiles that are still there. */
@ApplicationScoped
class IndexEmptying {

    @Inject
    EmailIndex index;

    void onEmptied(@Observes(during = TransactionPhase.AFTER_SUCCESS) SandboxEmptied emptied) {
        emptied.addresses().forEach(address -> index.remove(emptied.sandbox(), address.email(), address.entry()));
    }
}
