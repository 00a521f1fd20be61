package health.intake.audit;

import health.intake.seal.EntryMac;
import health.intake.secret.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The audit trail in the database: adds rows, never changes them. */
@Dependent
class AuditStore {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    private EntryMac mac;

    @PostConstruct
    private void prepare() {
        mac = new EntryMac(secrets);
    }

    /** Adds entries, each to the trail of its organization; called in the transaction of a change, after the change. */
    void insert(List<AuditEntry> entries) {
        entities.flush();
        try {
            new EntryInserts(entities.unwrap(Connection.class), mac).run(entries);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Whether the entry exists; waits for a transaction that may be about to add it. */
    boolean holds(AuditEntry entry) {
        return !entities.createNativeQuery("select 1 from audit_entry where id = ?1 lock in share mode")
                .setParameter(1, entry.id().toString())
                .getResultList()
                .isEmpty();
    }
}
