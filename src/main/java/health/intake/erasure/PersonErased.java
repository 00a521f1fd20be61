package health.intake.erasure;

import health.intake.email.EmailAddress;
import health.intake.email.EmailIndex.Entry;
import health.intake.id.OrganizationId;

/** Fired in the transaction that erases a person, with what the e-mail index may hold of them. */
record PersonErased(OrganizationId organizationId, EmailAddress email, Entry entry) {

    @Override
    public String toString() {
        return "PersonErased[" + entry.profileId() + "]";
    }
}
