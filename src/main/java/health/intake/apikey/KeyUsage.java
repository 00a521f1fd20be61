package health.intake.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Collects when keys were used, so that a use costs no statement; written together now and then. */
@ApplicationScoped
public class KeyUsage {

    private final Map<UUID, Instant> times = new ConcurrentHashMap<>();

    @Inject
    ApiKeys keys;

    void used(UUID keyId, Instant at) {
        times.put(keyId, at);
    }

    /** Writes what was collected; called by the clock, at least once a minute. */
    public void write() {
        Map<UUID, Instant> written = new HashMap<>(times);
        if (!written.isEmpty()) {
            keys.used(written);
            written.forEach(times::remove);
        }
    }
}
