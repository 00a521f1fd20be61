package health.intake.history;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /**
     * A change without an answer whose values no answer ever shows is left out: nothing was answered while the profile held
     * them, so the order without it explains the same.
     */
    @Override
    public List<Step<Operation>> relevant(List<Step<Operation>> history) {
        Set<Map.Entry<String, String>> shown = new HashSet<>();
        history.forEach(step -> shown.addAll(shown(step.operation()).entrySet()));
        return history.stream()
                .filter(step -> step.answered() != Step.NEVER
                        || !(step.operation() instanceof Patched patch)
                        || !Collections.disjoint(patch.changes().entrySet(), shown))
                .toList();
    }

    private static Map<String, String> shown(Operation operation) {
        if (operation instanceof Read read) {
            return read.answer().orElse(Map.of());
        }
        Map<String, String> answer = operation instanceof Patched patch ? patch.answer() : null;
        return answer == null ? Map.of() : answer;
    }

    private static @Nullable Optional<Map<String, String>> patched(Map<String, String> fields, Patched patch) {
        Map<String, String> after = new HashMap<>(fields);
        after.putAll(patch.changes());
        return patch.answer() == null || patch.answer().equals(after) ? Optional.of(after) : null;
    }
}
