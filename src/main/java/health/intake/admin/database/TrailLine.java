package health.intake.admin.database;

import health.intake.seal.Checkpoint;
import health.intake.seal.Seal;
import health.intake.seal.SealedEntries;
import health.intake.seal.SealedEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of an export of the trail, as members of JSON objects. */
final class TrailLine {

    static final String TYPE = "type";
    static final String SEAL = "seal";
    static final String ENTRY = "entry";
    static final String CHECKPOINT = "checkpoint";
    static final String END = "end";

    /** Numbers in the document; all else are texts or null. */
    private static final Set<String> NUMBERS = Set.of("seq", "at", "status");

    private TrailLine() {}

    static Map<String, @Nullable Object> of(SealedEntry entry) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Map.of(TYPE, ENTRY));
        for (int i = 0; i < SealedEntries.NAMES.size(); i++) {
            String name = SealedEntries.NAMES.get(i);
            String value = entry.values().get(i);
            fields.put(name, value != null && NUMBERS.contains(name) ? Long.valueOf(value) : value);
        }
        for (int i = 0; i < SealedEntries.LATER.size(); i++) {
            fields.put(SealedEntries.LATER.get(i), entry.later().get(i));
        }
        fields.put("mac", entry.mac());
        return fields;
    }

    static Map<String, @Nullable Object> of(Seal seal) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Map.of(TYPE, SEAL));
        fields.put("number", seal.number());
        fields.put("last_seq", seal.lastSeq());
        fields.put("entries", seal.entries());
        fields.put("at", seal.at());
        fields.put("form", seal.form());
        fields.put("digest", seal.digest());
        fields.put("hash", seal.hash());
        return fields;
    }

    static Map<String, @Nullable Object> of(Checkpoint checkpoint) {
        Map<String, @Nullable Object> fields = of(checkpoint.seal());
        fields.put(TYPE, CHECKPOINT);
        fields.put("removed_entries", checkpoint.removed());
        fields.put("removed_at", checkpoint.removedAt());
        fields.put("secret", checkpoint.secret());
        fields.put("mac", checkpoint.mac());
        return fields;
    }

    /** The last line. */
    static Map<String, @Nullable Object> end(long seals, long entries) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Map.of(TYPE, END));
        fields.put("seals", seals);
        fields.put("entries", entries);
        return fields;
    }

    static Seal seal(Map<String, ?> line) {
        return new Seal(
                number(line, "number"),
                number(line, "last_seq"),
                (int) number(line, "entries"),
                number(line, "at"),
                text(line, "form"),
                textOrNull(line, "digest"),
                text(line, "hash"));
    }

    static Checkpoint checkpoint(Map<String, ?> line) {
        return new Checkpoint(
                seal(line),
                number(line, "removed_entries"),
                number(line, "removed_at"),
                text(line, "secret"),
                text(line, "mac"));
    }

    static SealedEntry entry(Map<String, ?> line) {
        number(line, "seq");
        number(line, "at");
        return new SealedEntry(
                texts(line, SealedEntries.NAMES), texts(line, SealedEntries.LATER), textOrNull(line, "mac"));
    }

    private static List<@Nullable String> texts(Map<String, ?> line, List<String> names) {
        List<@Nullable String> texts = new ArrayList<>();
        names.forEach(name -> texts.add(textOrNull(line, name)));
        return texts;
    }

    static long number(Map<String, ?> line, String name) {
        if (line.get(name) instanceof Integer || line.get(name) instanceof Long) {
            return ((Number) line.get(name)).longValue();
        }
        throw new IllegalArgumentException(name + " is not a number");
    }

    static String text(Map<String, ?> line, String name) {
        String text = textOrNull(line, name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is not a text");
        }
        return text;
    }

    private static @Nullable String textOrNull(Map<String, ?> line, String name) {
        Object value = line.get(name);
        return value == null ? null : value.toString();
    }
}
