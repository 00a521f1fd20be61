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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals entries, on one node at a time. */
@Stateless
@Interceptors(DatabaseFaults.class)
public class Sealer {

    /** Entries a transaction: so few that each takes milliseconds, and requests get the processor in between. */
    private static final int ENTRIES = 250;

    @Inject
    SealStore store;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    private SealChain chain;
    private EntryMac mac;

    @PostConstruct
    void prepare() {
        chain = new SealChain(secrets);
        mac = new EntryMac(secrets);
    }

    /**
     * The newest seal; null if it does not follow from the last one that this node saw.
     *
     * @param seen the last seal that this node saw; null if it saw none: then the newest must follow from the one before it
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public @Nullable Seal newest(@Nullable Seal seen) {
        return newestAfter(seen);
    }

    /** The name of the newest seal's secret, if this node does not have that secret. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<String> unknownSecret() {
        Seal before = store.lastButOne();
        List<Seal> newest = before == null ? List.of() : store.from(before.number());
        return newest.stream()
                .skip(1)
                .filter(seal -> !chain.hasSecretOf(seal))
                .map(Seal::secret)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Unsealed unsealed(Seal newest) {
        return store.unsealed(newest.lastSeq());
    }

    /** Whether the database is one of several that take changes. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isClustered() {
        return store.isClustered();
    }

    /** The number of entries that are left in a range that was counted earlier. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public int recount(Unsealed seen) {
        return store.count(seen.after(), seen.upTo());
    }

    /** Seals the next entries up to a number, if any exist. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public SealStep seal(Seal seen, long upTo) {
        store.lock();
        Seal before = newestAfter(seen);
        if (before == null) {
            return new SealStep(null, 0, 0);
        }
        List<SealedEntry> entries = store.entries(new SealedEntries.Range(before.lastSeq(), upTo, ENTRIES));
        if (entries.isEmpty()) {
            return new SealStep(before, 0, 0);
        }
        Seal next = chain.next(before, entries, InstantColumn.micros(clock.instant()));
        store.insert(next);
        return new SealStep(next, entries.size(), wrong(next, entries));
    }

    private int wrong(Seal seal, List<SealedEntry> entries) {
        return (int) entries.stream()
                .filter(entry -> !seal.isOfFirstForm() || entry.mac() != null)
                .filter(entry -> !mac.matches(entry))
                .count();
    }

    private @Nullable Seal newestAfter(@Nullable Seal seen) {
        Seal last = seen == null ? store.lastButOne() : seen;
        int read = Seals.AT_MOST;
        while (last != null && read == Seals.AT_MOST) {
            List<Seal> seals = store.from(last.number());
            last = chain.last(last, seals);
            read = seals.size();
        }
        return last;
    }
}
