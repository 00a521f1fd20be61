package health.intake.blackbox.faults;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.RedisWire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may happen to the content of Redis, short of its end. */
final class RedisFaults {

    private Map<String, @Nullable Object> snapshot = Map.of();

    void flush() {
        try (RedisWire redis = Installation.shared().redis()) {
            redis.run("FLUSHALL");
        }
    }

    /** Gives each entry the value of another. */
    void swap() {
        try (RedisWire redis = Installation.shared().redis()) {
            List<String> keys = List.copyOf(redis.keys());
            for (int i = 1; i < keys.size(); i++) {
                restore(redis, keys.get(i - 1), redis.run("DUMP", keys.get(i)));
            }
        }
    }

    /** Brings back what Redis held at the last call, as a replica does that was behind. */
    void goBack() {
        try (RedisWire redis = Installation.shared().redis()) {
            snapshot.forEach((key, dump) -> restore(redis, key, dump));
            Map<String, @Nullable Object> now = new HashMap<>();
            for (String key : redis.keys()) {
                now.put(key, redis.run("DUMP", key));
            }
            snapshot = now;
        }
    }

    /** @param dump null of a key that was gone meanwhile */
    private static void restore(RedisWire redis, String key, @Nullable Object dump) {
        if (dump instanceof String text) {
            redis.run("RESTORE", key, "0", text, "REPLACE");
        }
    }
}
