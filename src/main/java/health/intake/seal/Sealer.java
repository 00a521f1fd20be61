package health.intake.seal;

import health.intake.database.DatabaseFaults;
import health.intake.secret.Secrets;
import health.intake.time.InstantColumn;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts seals behind entries, one node at a time. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Sealer {

    /** So few that the work is done in pieces of milliseconds, between which requests find a processor. */
    private static final int ENTRIES = 250;

    @Inject
    SealStore store;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    private SealChain chain;

    @PostConstruct
    void prepare() {
        chain = new SealChain(secrets);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public long highestSeq() {
        return store.highestSeq();
    }

    /** Seals the next entries up to a number; false if none were left. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean seal(long upTo) {
        Seal before = store.newestForSealing();
        List<List<@Nullable String>> entries = store.entries(new SealedEntries.Range(before.lastSeq(), upTo, ENTRIES));
        if (!entries.isEmpty()) {
            store.insert(chain.next(before, entries, InstantColumn.micros(clock.instant())));
        }
        return !entries.isEmpty();
    }
}
