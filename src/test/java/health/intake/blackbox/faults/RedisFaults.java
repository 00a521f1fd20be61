package health.intake.blackbox.faults;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.RedisWire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What may happen to the content of Redis, short of its end. */
final class RedisFaults {

    private Map<String, String> snapshot = Map.of();

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
                redis.copy(keys.get(i), keys.get(i - 1));
            }
        }
    }

    /** Brings back what Redis held at the last call, as a replica does that was behind. */
    void goBack() {
        try (RedisWire redis = Installation.shared().redis()) {
            snapshot.forEach((key, dump) -> redis.run("RESTORE", key, "0", dump, "REPLACE"));
            Map<String, String> now = new HashMap<>();
            for (String key : redis.keys()) {
                now.put(key, (String) Objects.requireNonNull(redis.run("DUMP", key)));
            }
            snapshot = now;
        }
    }
}
