package health.intake.sandbox;

import health.intake.email.EmailAddress;
import health.intake.email.EmailIndex.Entry;
import health.intake.id.OrganizationId;
import java.util.List;

/** Fired in the transaction that empties a sandbox, with what the e-mail index holds of its profiles. */
record SandboxEmptied(OrganizationId sandbox, List<Address> addresses) {

    /** The address of a profile. */
    record Address(EmailAddress email, Entry entry) {}

    @Override
    public String toString() {
        return "SandboxEmptied[" + sandbox + "]";
    }
}
