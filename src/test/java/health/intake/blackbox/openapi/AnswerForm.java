package health.intake.blackbox.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Rules for a body that a schema cannot express: the order of keys is that of the schema, numbers have no needless digits.
 */
final class AnswerForm {

    private final JsonNode root;
    private final List<String> faults = new ArrayList<>();

    private AnswerForm(JsonNode root) {
        this.root = root;
    }

    static List<String> faults(OpenApiDocument.Place schema, JsonNode body) {
        AnswerForm form = new AnswerForm(OpenApiDocument.INSTANCE.root().node());
        form.visit("$", body, schema.node());
        return form.faults;
    }

    private void visit(String path, JsonNode value, JsonNode schema) {
        if (isFree(schema)) {
            return;
        }
        if (value.isObject()) {
            visitObject(path, value, schema);
        } else if (value.isArray()) {
            JsonNode items = items(schema);
            for (int i = 0; i < value.size(); i++) {
                visit(path + "[" + i + "]", value.get(i), items);
            }
        } else if (value.isBigDecimal() && needless(value)) {
            faults.add(path + ": " + value.decimalValue() + " has needless digits");
        }
    }

    private void visitObject(String path, JsonNode value, JsonNode schema) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        collect(schema, properties);
        List<String> documented = new ArrayList<>(properties.keySet());
        documented.removeIf(name -> !value.has(name));
        List<String> actual = new ArrayList<>();
        value.fieldNames().forEachRemaining(actual::add);
        actual.removeIf(name -> !properties.containsKey(name));
        if (!documented.equals(actual)) {
            faults.add(path + ": keys in the order " + actual + ", documented is " + documented);
        }
        actual.forEach(name -> visit(path + "." + name, value.get(name), properties.get(name)));
    }

    private void collect(JsonNode schema, Map<String, JsonNode> properties) {
        if (schema.has("$ref")) {
            collect(referred(schema), properties);
        }
        schema.path("oneOf").forEach(choice -> collect(choice, properties));
        schema.path("properties").properties().forEach(each -> properties.putIfAbsent(each.getKey(), each.getValue()));
    }

    private JsonNode items(JsonNode schema) {
        return schema.has("$ref") ? items(referred(schema)) : schema.path("items");
    }

    /** Whether this is the client's own object, which is printed in the form in which it was sent. */
    private boolean isFree(JsonNode schema) {
        if (schema.has("$ref")) {
            return isFree(referred(schema));
        }
        return schema.path("additionalProperties").asBoolean()
                || StreamSupport.stream(schema.path("oneOf").spliterator(), false)
                        .anyMatch(this::isFree);
    }

    private JsonNode referred(JsonNode schema) {
        return root.at(schema.get("$ref").asText().substring(1));
    }

    /** 168 is not printed as 168.0 or 1.68E2, nor 168.5 as 168.500. */
    private static boolean needless(JsonNode number) {
        int scale = number.decimalValue().scale();
        return scale <= 0 || number.decimalValue().stripTrailingZeros().scale() < scale;
    }
}
