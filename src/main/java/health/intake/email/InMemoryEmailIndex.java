package health.intake.email;

import com.github.benmanes.caffeine.cache.Caffeine;
import health.intake.id.OrganizationId;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The index of an installation without Redis, and of plain tests: bounded, and lost when the process ends. */
public final class InMemoryEmailIndex implements EmailIndex {

    private static final int CAPACITY = 100_000;

    // evicts in the calling thread, so that no thread of a shared pool keeps a reference to our class loader
    private final ConcurrentMap<Address, Entry> entries = Caffeine.newBuilder()
            .maximumSize(CAPACITY)
            .executor(Runnable::run)
            .<Address, Entry>build()
            .asMap();

    @Override
    public Optional<Entry> find(OrganizationId organizationId, EmailAddress email) {
        return Optional.ofNullable(entries.get(new Address(organizationId, email.canonical())));
    }

    @Override
    public void put(OrganizationId organizationId, EmailAddress email, Entry entry) {
        entries.merge(
                new Address(organizationId, email.canonical()),
                entry,
                (present, written) -> isNewer(present, written) ? present : written);
    }

    @Override
    public void move(OrganizationId organizationId, EmailAddress from, EmailAddress to, Entry entry) {
        remove(organizationId, from, entry);
        put(organizationId, to, entry);
    }

    @Override
    public void remove(OrganizationId organizationId, EmailAddress email, Entry entry) {
        entries.computeIfPresent(
                new Address(organizationId, email.canonical()), (address, present) -> forget(present, entry));
    }

    private static @Nullable Entry forget(Entry present, Entry written) {
        boolean theirs = !present.profileId().equals(written.profileId());
        return theirs || isNewer(present, written) ? present : null;
    }

    private static boolean isNewer(Entry present, Entry written) {
        return present.profileId().equals(written.profileId()) && present.version() > written.version();
    }

    @Override
    public long failedWrites() {
        return 0;
    }

    @Override
    public Status status() {
        return Status.UP;
    }

    private record Address(OrganizationId organizationId, String canonical) {

        @Override
        public String toString() {
            return "***";
        }
    }
}
