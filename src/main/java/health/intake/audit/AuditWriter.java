package health.intake.audit;

import health.intake.database.DatabaseFaults;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;

/** Writes batches of audit entries, each in a transaction of its own. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class AuditWriter {

    @Inject
    AuditStore store;

    /**
     * Adds the entries that do not exist yet.
     *
     * @param again whether this is a retry: a commit that was not confirmed may have succeeded
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void write(List<AuditEntry> entries, boolean again) {
        store.insert(entries.stream()
                .filter(entry -> !(again || entry.perhapsWritten()) || !store.holds(entry))
                .toList());
    }
}
