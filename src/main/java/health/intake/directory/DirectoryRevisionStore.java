package health.intake.directory;

import health.intake.database.DatabaseFaults;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.function.Supplier;

/** The row that holds the directory's revision. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class DirectoryRevisionStore {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<DirectoryRaised> raised;

    /** The current value, not the one in the snapshot of a surrounding transaction. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public long current() {
        Number number = (Number) entities.createNativeQuery("select revision from directory_revision where id = 1")
                .getSingleResult();
        return number.longValue();
    }

    /**
     * Loads an entry that all requests share, so outside a surrounding transaction: its snapshot may be older than the
     * revision.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public <V> Optional<V> outside(Supplier<Optional<V>> load) {
        return load.get();
    }

    /** To be called in the transaction of every change to an organization, a group or a key. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void raise() {
        entities.createNativeQuery("update directory_revision set revision = revision + 1 where id = 1")
                .executeUpdate();
        raised.fire(new DirectoryRaised());
    }
}
