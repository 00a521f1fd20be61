package health.intake.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Remembers what was found in the directory (organizations, groups, keys) for as long as its revision stays the same, and
 * for a moment what was not, so that nobody has the database asked for the same nothing again and again. Keys carry the
 * organization, where there is one.
 */
public final class DirectoryCache<K, V> {

    private static final Duration FOUND = Duration.ofSeconds(30);
    private static final Duration NOT_FOUND = Duration.ofSeconds(5);

    /** For how long what was found and used is no stranger, though it has to be read again. */
    private static final Duration FAMILIAR = Duration.ofDays(1);

    private final DirectoryRevision revision;
    private final LongSupplier nanoTime;
    private final Cache<K, Remembered<V>> found;
    private final Cache<K, Long> missing;

    private record Remembered<V>(V value, long revision, long readAt) {}

    /** @param size how much of what was found is kept, and of what was not */
    public DirectoryCache(DirectoryRevision revision, long size) {
        this(revision, size, System::nanoTime);
    }

    DirectoryCache(DirectoryRevision revision, long size, LongSupplier nanoTime) {
        this.revision = revision;
        this.nanoTime = nanoTime;
        this.found = caches(size).expireAfterAccess(FAMILIAR).build();
        this.missing = caches(size).expireAfterWrite(NOT_FOUND).build();
    }

    // evicts in the calling thread, so that no thread of a shared pool is left holding our class loader
    private Caffeine<Object, Object> caches(long size) {
        return Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).ticker(nanoTime::getAsLong);
    }

    public Optional<V> get(K key, Function<K, Optional<V>> load) {
        return get(key, () -> {}, load);
    }

    /** @param admit comes before a stranger is looked for, which it may refuse by throwing */
    public Optional<V> get(K key, Runnable admit, Function<K, Optional<V>> load) {
        // taken before the load: a change in between makes the entry old at once
        long now = revision.current();
        Remembered<V> known = found.getIfPresent(key);
        if (known != null && known.revision() == now && nanoTime.getAsLong() - known.readAt() < FOUND.toNanos()) {
            return Optional.of(known.value());
        }
        if (Objects.equals(missing.getIfPresent(key), now)) {
            return Optional.empty();
        }
        if (known == null) {
            admit.run();
        }
        return read(key, load, now);
    }

    private Optional<V> read(K key, Function<K, Optional<V>> load, long now) {
        long readAt = nanoTime.getAsLong();
        Optional<V> loaded = revision.outside(() -> load.apply(key));
        loaded.ifPresentOrElse(value -> found.put(key, new Remembered<>(value, now, readAt)), () -> {
            found.invalidate(key);
            missing.put(key, now);
        });
        return loaded;
    }
}
