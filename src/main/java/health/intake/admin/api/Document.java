package health.intake.admin.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object of an answer.
 *
 * @param values in the order of the answer; among them may be the text of a key
 */
public record Document(Map<?, ?> values) {

    private static final String NOTHING = "-";

    /** A value as a cell of a table; of an object its name for people. */
    public String text(String name) {
        return cell(values.get(name));
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? NOTHING : list.stream().map(Document::cell).collect(Collectors.joining(","));
        }
        if (value instanceof Map<?, ?> object) {
            Object name = object.get("slug");
            return cell(name == null ? object.get("prefix") : name);
        }
        return value == null ? NOTHING : value.toString();
    }

    @Override
    public String toString() {
        return "Document[****]";
    }
}
