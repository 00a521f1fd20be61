package health.intake.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Caches entries of the directory (organizations, groups, keys) while its revision stays the same, and misses for a moment,
 * so that repeated requests for an unknown entry do not reach the database. Keys carry the organization, if there is one.
 */
public final class DirectoryCache<K, V> {

    /** A change that raised no revision, made by hand, holds after this time. */
    private static final Duration FOUND = Duration.ofMinutes(5);

    private static final Duration NOT_FOUND = Duration.ofSeconds(5);

    /** For this long after its last use a found key needs no admission, even if its entry has to be read again. */
    private static final Duration RECENT = Duration.ofDays(1);

    /** Entries, and as many misses: some 70 MB if all were keys. */
    private static final long SIZE = 100_000;

    private final DirectoryRevision revision;
    private final LongSupplier nanoTime;
    private final Cache<K, Cached<V>> found;
    private final Cache<K, Long> missing;

    private record Cached<V>(V value, long revision, long readAt) {}

    public DirectoryCache(DirectoryRevision revision) {
        this(revision, SIZE, System::nanoTime);
    }

    /** @param size the greatest number of entries, and of misses */
    DirectoryCache(DirectoryRevision revision, long size, LongSupplier nanoTime) {
        this.revision = revision;
        this.nanoTime = nanoTime;
        this.found = caches(size).expireAfterAccess(RECENT).build();
        this.missing = caches(size).expireAfterWrite(NOT_FOUND).build();
    }

    // evicts in the calling thread, so that no thread of a shared pool keeps a reference to our class loader
    private Caffeine<Object, Object> caches(long size) {
        return Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).ticker(nanoTime::getAsLong);
    }

    public Optional<V> get(K key, Function<K, Optional<V>> load) {
        return get(key, () -> {}, load);
    }

    /** @param admit runs before a key that was not found recently is loaded; may refuse by throwing */
    public Optional<V> get(K key, Runnable admit, Function<K, Optional<V>> load) {
        // read before the load: a change in between makes the entry stale at once
        long now = revision.current();
        Cached<V> cached = found.getIfPresent(key);
        if (cached != null && cached.revision() == now && nanoTime.getAsLong() - cached.readAt() < FOUND.toNanos()) {
            return Optional.of(cached.value());
        }
        if (Objects.equals(missing.getIfPresent(key), now)) {
            return Optional.empty();
        }
        if (cached == null) {
            admit.run();
        }
        return read(key, load, now);
    }

    private Optional<V> read(K key, Function<K, Optional<V>> load, long now) {
        long readAt = nanoTime.getAsLong();
        Optional<V> loaded = revision.outside(() -> load.apply(key));
        loaded.ifPresentOrElse(value -> found.put(key, new Cached<>(value, now, readAt)), () -> {
            found.invalidate(key);
            missing.put(key, now);
        });
        return loaded;
    }
}
