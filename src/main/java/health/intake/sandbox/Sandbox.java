package health.intake.sandbox;

import health.intake.audit.Call;
import health.intake.audit.ChangeAudit;
import health.intake.database.DatabaseFaults;
import health.intake.id.OrganizationId;
import health.intake.organization.Sandboxes;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

/** Empties sandboxes. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Sandbox {

    @Inject
    Sandboxes sandboxes;

    @Inject
    SandboxStore store;

    @Inject
    Event<SandboxEmptied> emptied;

    @Inject
    ChangeAudit audit;

    /** Removes the profiles of a sandbox with all that hangs on them. */
    public void empty(Call call, OrganizationId sandbox) {
        sandboxes.lock(sandbox);
        emptied.fire(new SandboxEmptied(sandbox, store.addresses(sandbox)));
        store.empty(sandbox);
        audit.record(call);
    }
}
