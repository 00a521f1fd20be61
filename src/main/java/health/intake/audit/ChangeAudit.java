package health.intake.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Writes the audit entry of a change in its transaction: without the entry there is no change. */
@Dependent
public class ChangeAudit {

    @Inject
    AuditStore store;

    @Inject
    Event<EntryWritten> written;

    @Inject
    Clock clock;

    /** To be called in the transaction of the change, after all its other statements. */
    public void record(Call call, ProfileId... profiles) {
        AuditEntry entry = new AuditEntry(
                // guessing the id gains nothing, so no change waits for the lock of a secure random source
                UuidCreator.getTimeOrderedEpochFast(), clock.instant(), call, call.success(), List.of(profiles), false);
        store.insert(List.of(entry));
        written.fire(new EntryWritten(entry.id()));
    }
}
