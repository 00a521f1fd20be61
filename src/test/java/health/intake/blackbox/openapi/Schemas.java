package health.intake.blackbox.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** All schemas of the document, also those within others. */
final class Schemas {

    private final JsonNode root = OpenApiDocument.INSTANCE.root().node();
    private final Map<String, JsonNode> all = new TreeMap<>();

    private Schemas() {}

    /** By where they stand. */
    static Map<String, JsonNode> all() {
        Schemas schemas = new Schemas();
        schemas.root
                .at("/components/schemas")
                .properties()
                .forEach(each -> schemas.add(each.getKey(), each.getValue()));
        schemas.find("", schemas.root);
        return schemas.all;
    }

    /** What the schema refers to, else itself. */
    static JsonNode followed(JsonNode schema) {
        return schema.path("$ref").isTextual()
                ? followed(OpenApiDocument.INSTANCE
                        .root()
                        .target(schema.path("$ref").asText())
                        .node())
                : schema;
    }

    private void find(String path, JsonNode node) {
        node.properties().forEach(member -> {
            String name = member.getKey();
            if (name.equals("schema")) {
                add(path, member.getValue());
            } else if (!name.startsWith("example") && !name.equals("schemas")) {
                find(path + "/" + name, member.getValue());
            }
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            find(path + "/" + i, node.get(i));
        }
    }

    private void add(String path, JsonNode schema) {
        all.put(path, schema);
        schema.path("properties").properties().forEach(each -> add(path + "." + each.getKey(), each.getValue()));
        for (String nested : new String[] {"items", "additionalProperties", "not", "if", "then", "else"}) {
            if (schema.path(nested).isObject()) {
                add(path + " " + nested, schema.get(nested));
            }
        }
        for (String nested : new String[] {"allOf", "oneOf", "anyOf"}) {
            for (int i = 0; i < schema.path(nested).size(); i++) {
                add(path + " " + nested + " " + i, schema.get(nested).get(i));
            }
        }
    }
}
