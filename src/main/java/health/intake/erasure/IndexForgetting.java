package health.intake.erasure;

import health.intake.email.EmailIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * Removes the entry of an erased person from the e-mail index after the commit, so that it does not lose a person who is still
 * there. An entry that stays because Redis is down answers nobody, as no row confirms it, and ends with its time to live.
 */
@ApplicationScoped
class IndexForgetting {

    @Inject
    EmailIndex index;

    void onErased(@Observes(during = TransactionPhase.AFTER_SUCCESS) PersonErased erased) {
        index.remove(erased.organizationId(), erased.email(), erased.entry());
    }
}
