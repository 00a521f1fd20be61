package health.intake.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers what was found in the directory (organizations, groups, keys) for as long as its revision stays the same.
 * What was not found is not remembered. Keys carry the organization, where there is one.
 */
public final class DirectoryCache<K, V> {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final DirectoryRevision revision;
    private final Cache<K, Remembered<V>> cache;

    private record Remembered<V>(V value, long revision) {}

    public DirectoryCache(DirectoryRevision revision, long size) {
        this.revision = revision;
        this.cache = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(AT_MOST)
                .build();
    }

    public Optional<V> get(K key, Function<K, Optional<V>> load) {
        // taken before the load: a change in between makes the entry old at once
        long now = revision.current();
        Remembered<V> known = cache.getIfPresent(key);
        if (known != null && known.revision() == now) {
            return Optional.of(known.value());
        }
        Optional<V> loaded = revision.outside(() -> load.apply(key));
        loaded.ifPresent(value -> cache.put(key, new Remembered<>(value, now)));
        return loaded;
    }
}
