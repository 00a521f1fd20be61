package health.intake.admin.index;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.redis.RedisClient;
import health.intake.admin.redis.RedisRefusal;
import health.intake.email.EntryNames;
import health.intake.email.EntryScripts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entries in Redis, named and written as the service does, with the commands that its user may run. */
final class StoredIndex {

    private static final String READ =
            """
            local texts = {}
            for i, key in ipairs(KEYS) do
              local text = redis.pcall('getrange', key, 0, %d)
              texts[i] = type(text) == 'string' and text or '(no string)'
            end
            return texts"""
                    .formatted(EntryScripts.MAX_LENGTH - 1);

    /** Only what was read: a node may have written since. */
    private static final String REMOVE =
            """
            local text = redis.pcall('getrange', KEYS[1], 0, %d)
            if (type(text) == 'string' and text or '(no string)') == ARGV[1] then
              redis.call('del', KEYS[1])
            end
            return 'OK'"""
                    .formatted(EntryScripts.MAX_LENGTH - 1);

    private final RedisClient redis;
    private final EntryNames names;
    private final Duration timeToLive;

    StoredIndex(RedisClient redis, EntryNames names, Duration timeToLive) {
        this.redis = redis;
        this.names = names;
        this.timeToLive = timeToLive;
    }

    /** The texts of the entries of these rows; empty where there is none. */
    Map<IndexedRow, String> read(List<IndexedRow> rows) {
        Map<IndexedRow, String> texts = new LinkedHashMap<>();
        // a script may touch entries of one organization
        rows.stream()
                .collect(Collectors.groupingBy(IndexedRow::organizationId))
                .values()
                .forEach(ofOne -> readOfOne(ofOne, texts));
        return texts;
    }

    private void readOfOne(List<IndexedRow> rows, Map<IndexedRow, String> texts) {
        List<String> words = new ArrayList<>(List.of("EVAL", READ, Integer.toString(rows.size())));
        rows.forEach(row -> words.add(name(row)));
        List<?> answer = (List<?>) run(words);
        for (int i = 0; i < rows.size(); i++) {
            texts.put(rows.get(i), String.valueOf(answer == null ? "" : answer.get(i)));
        }
    }

    /** @param text of the entry when it was read; empty if there was none */
    void replace(IndexedRow row, String text) {
        if (!text.isEmpty()) {
            run(List.of("EVAL", REMOVE, "1", name(row), text));
        }
        run(List.of(
                "EVAL",
                EntryScripts.PUT,
                "1",
                name(row),
                row.profileId().toString(),
                Long.toString(row.version()),
                Long.toString(timeToLive.toMillis())));
    }

    private @Nullable Object run(List<String> words) {
        try {
            return redis.run(words);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    static CommandFailure unusable(IOException e) {
        return new CommandFailure(
                e instanceof RedisRefusal refusal
                        ? (refusal.isOfSentinel() ? "A sentinel refuses: " : "Redis refuses: ") + e.getMessage()
                        : "Redis cannot be reached (INTAKE_REDIS_URL): " + e,
                e);
    }

    private String name(IndexedRow row) {
        return names.name(row.organizationId(), row.email());
    }
}
