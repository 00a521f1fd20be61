package health.intake.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON merge patches (RFC 7396). */
public final class MergePatch {

    private MergePatch() {}

    /**
     * The target as the patch changes it: a null removes a member, an object is merged into the object of the same name, any
     * other value replaces what was there. New members come last, in the order of the patch.
     *
     * @param target stays as it is; anything but an object counts as an empty one
     */
    public static ObjectNode applied(ObjectNode patch, @Nullable JsonNode target) {
        ObjectNode merged = Json.mapper().createObjectNode();
        if (target instanceof ObjectNode object) {
            merged.setAll(object);
        }
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(
                        change.getKey(),
                        value instanceof ObjectNode within ? applied(within, merged.get(change.getKey())) : value);
            }
        }
        return merged;
    }
}
