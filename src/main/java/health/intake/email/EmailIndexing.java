package health.intake.email;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Updates the e-mail index after the commit, so that it never points to a profile that does not exist. */
@ApplicationScoped
class EmailIndexing {

    @Inject
    EmailIndex index;

    void onAssigned(@Observes(during = TransactionPhase.AFTER_SUCCESS) EmailAssigned assigned) {
        EmailIndex.Entry entry = new EmailIndex.Entry(assigned.profileId(), assigned.version());
        EmailAddress before = assigned.before();
        if (before == null) {
            index.put(assigned.organizationId(), assigned.email(), entry);
        } else {
            index.move(assigned.organizationId(), before, assigned.email(), entry);
        }
    }

    void onWithdrawn(@Observes(during = TransactionPhase.AFTER_SUCCESS) EmailWithdrawn withdrawn) {
        EmailIndex.Entry entry = new EmailIndex.Entry(withdrawn.profileId(), withdrawn.version());
        index.remove(withdrawn.organizationId(), withdrawn.email(), entry);
    }
}
