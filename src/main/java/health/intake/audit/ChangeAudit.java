package health.intake.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import health.intake.id.ProfileId;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        record(call, List.of(profiles), null);
    }

    /**
     * The same, with the reason of the change.
     *
     * @param reason a word of ours of at most 30 characters, never of a person; null for none
     */
    public void record(Call call, ProfileId profile, @Nullable String reason) {
        record(call, List.of(profile), reason);
    }

    private void record(Call call, List<ProfileId> profiles, @Nullable String reason) {
        // guessing the id gains nothing, so no change waits for the lock of a secure random source
        UUID id = UuidCreator.getTimeOrderedEpochFast();
        AuditEntry entry = new AuditEntry(id, clock.instant(), call, call.success(), profiles, reason, false);
        store.insert(List.of(entry));
        written.fire(new EntryWritten(entry.id()));
    }
}
