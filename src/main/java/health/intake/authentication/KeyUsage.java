package health.intake.authentication;

import static health.intake.database.DeadlockRetry.retried;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.apikey.ApiKeys;
import health.intake.apikey.ApiKeys.Used;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Collects when keys were used, so that a use costs no statement, and writes the times together now and then. */
@ApplicationScoped
public class KeyUsage {

    private static final int PIECE = 100;

    private final Map<Used, Instant> times = new ConcurrentHashMap<>();

    @Inject
    ApiKeys keys;

    /** Notes a use; the configured ADMIN key has no id and is skipped. */
    void used(Caller caller, Instant at) {
        AccessContext context = caller.context();
        if (caller.keyId() != null) {
            times.put(new Used(context == null ? null : context.organizationId(), caller.keyId()), at);
        }
    }

    /** Writes the collected times; called by the scheduler at least once a minute. */
    public void write() {
        // all nodes lock the rows in the same order, and few at a time
        NavigableMap<Used, Instant> collected =
                new TreeMap<>(Comparator.comparing(used -> used.id().value()));
        collected.putAll(times);
        while (!collected.isEmpty()) {
            Map<Used, Instant> piece = new LinkedHashMap<>();
            while (piece.size() < PIECE && !collected.isEmpty()) {
                Map.Entry<Used, Instant> first = collected.pollFirstEntry();
                piece.put(first.getKey(), first.getValue());
            }
            retried(() -> keys.used(piece));
            piece.forEach(times::remove);
        }
    }
}
