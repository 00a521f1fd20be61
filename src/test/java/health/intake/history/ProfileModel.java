package health.intake.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One profile: a register of fields. Its state is empty until it is created. */
public final class ProfileModel implements Model<Optional<Map<String, String>>, ProfileModel.Operation> {

    /** What is asked of a profile, and answered. */
    public sealed interface Operation {}

    /** A creation with these fields. */
    public record Created(Map<String, String> fields) implements Operation {}

    /**
     * A change of some fields.
     *
     * @param answer all fields after it; null if no answer came
     */
    public record Patched(Map<String, String> changes, @Nullable Map<String, String> answer) implements Operation {}

    /** A get of the profile, answered with all its fields; empty for 404. */
    public record Read(Optional<Map<String, String>> answer) implements Operation {}

    @Override
    public Optional<Map<String, String>> initial() {
        return Optional.empty();
    }

    @Override
    public @Nullable Optional<Map<String, String>> after(Optional<Map<String, String>> before, Operation operation) {
        if (operation instanceof Read read) {
            return read.answer().equals(before) ? before : null;
        }
        if (operation instanceof Created created) {
            return before.isEmpty() ? Optional.of(created.fields()) : null;
        }
        return before.map(fields -> patched(fields, (Patched) operation)).orElse(null);
    }

    private static @Nullable Optional<Map<String, String>> patched(Map<String, String> fields, Patched patch) {
        Map<String, String> after = new HashMap<>(fields);
        after.putAll(patch.changes());
        return patch.answer() == null || patch.answer().equals(after) ? Optional.of(after) : null;
    }
}
