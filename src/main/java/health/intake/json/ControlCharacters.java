package health.intake.json;

import com.fasterxml.jackson.databind.JsonNode;

/** U+0000 to U+001F and U+007F to U+009F, which no string of a body may hold; those that are left when it is read were escaped. */
public final class ControlCharacters {

    private ControlCharacters() {}

    public static boolean areIn(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** Whether any string within has some, keys included. */
    public static boolean areWithin(JsonNode tree) {
        if (tree.isTextual() && areIn(tree.textValue())) {
            return true;
        }
        if (tree.properties().stream().anyMatch(field -> areIn(field.getKey()))) {
            return true;
        }
        for (JsonNode child : tree) {
            if (areWithin(child)) {
                return true;
            }
        }
        return false;
    }
}
