package health.intake.profile;

import health.intake.email.EmailAddress;
import health.intake.email.EmailIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Keeps the e-mail index in step: after the commit, so that it never leads to a profile that is not there. */
@ApplicationScoped
class EmailIndexing {

    @Inject
    EmailIndex index;

    void onSaved(@Observes(during = TransactionPhase.AFTER_SUCCESS) ProfileSaved saved) {
        EmailIndex.Entry entry = new EmailIndex.Entry(saved.profileId(), saved.version());
        EmailAddress before = saved.before();
        if (before == null) {
            index.put(saved.organizationId(), saved.email(), entry);
        } else {
            index.move(saved.organizationId(), before, saved.email(), entry);
        }
    }
}
