package health.intake.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * U+0000 to U+001F and U+007F to U+009F, which no string of a body may contain; those that remain after reading were
 * escaped.
 */
public final class ControlCharacters {

    private ControlCharacters() {}

    public static boolean areIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether any string within the tree contains one, keys included. */
    public static boolean areWithin(JsonNode tree) {
        if (tree.isTextual() && areIn(tree.textValue())) {
            return true;
        }
        if (tree.isObject()) {
            for (Map.Entry<String, JsonNode> field : tree.properties()) {
                if (areIn(field.getKey())) {
                    return true;
                }
            }
        }
        for (JsonNode child : tree) {
            if (areWithin(child)) {
                return true;
            }
        }
        return false;
    }
}
