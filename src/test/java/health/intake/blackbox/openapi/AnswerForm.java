package health.intake.blackbox.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules for a body beyond its schema: the order of keys is that of the schema, numbers have no needless digits, and texts
 * have the one form in which they are printed. Their patterns do not stand in the document, as generators of clients apply
 * patterns to dates and UUIDs that they have read already, and not all languages know scripts in patterns.
 */
final class AnswerForm {

    private static final int MAX_DECIMALS = 3;

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Map<String, Pattern> FORMATS =
            Map.of("uuid", UUID, "date-time", Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z"));

    private static final Map<String, Pattern> VERSIONS = Map.of("7", Pattern.compile(".{14}7.{4}[89ab].*"));

    /** By the name of the schema. */
    private static final Map<String, Pattern> NAMED = Map.of(
            "PersonName",
            Pattern.compile("(?=.*\\p{L})[\\p{IsLatin}\\p{M} '\u2019\u02BB\u02BC.,/\u00B7-]+"),
            "Slug",
            Pattern.compile("(?!" + UUID + "$).*"));

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
        } else if (value.isBigDecimal()) {
            visitNumber(path, value);
        } else if (value.isTextual()) {
            visitText(path, value.asText(), schema);
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
        value.properties().stream()
                .filter(each -> !properties.containsKey(each.getKey())
                        && each.getValue().isContainerNode())
                .forEach(each -> faults.add(path + "." + each.getKey() + ": neither text, number, boolean nor null"));
        if (schema.path("$ref").asText().endsWith("/ListedAdminKey")) {
            visitListedKey(path, value);
        }
        actual.forEach(name -> visit(path + "." + name, value.get(name), properties.get(name)));
    }

    /** Of the keys in the list, which has one schema for both kinds, only the configured one lacks anything. */
    private void visitListedKey(String path, JsonNode key) {
        boolean isConfigured = key.path("id").isNull();
        boolean isLikeIt = Stream.of("prefix", "created_at")
                .allMatch(name -> key.path(name).isNull());
        boolean lacksAll = Stream.of("expires_at", "last_used_at")
                        .allMatch(name -> key.path(name).isNull())
                && key.path("name").asText().equals("configured");
        if (isConfigured ? !(isLikeIt && lacksAll) : isLikeIt) {
            faults.add(path + ": only the configured key has no id, and then it has neither prefix nor instants");
        }
    }

    private void visitNumber(String path, JsonNode value) {
        if (needless(value)) {
            faults.add(path + ": " + value.decimalValue() + " has needless digits");
        }
        if (value.decimalValue().scale() > MAX_DECIMALS) {
            faults.add(path + ": " + value.decimalValue() + " has more than " + MAX_DECIMALS + " decimals");
        }
    }

    private void visitText(String path, String text, JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replaceFirst(".*/", "");
            require(path, text, NAMED, name);
            visitText(path, text, referred(schema));
        }
        require(path, text, FORMATS, schema.path("format").asText());
        require(path, text, VERSIONS, schema.path("x-uuid-version").asText());
    }

    private void require(String path, String text, Map<String, Pattern> patterns, String name) {
        Pattern pattern = patterns.get(name);
        if (pattern != null && !pattern.matcher(text).matches()) {
            faults.add(path + ": " + text + " is not printed as " + pattern);
        }
    }

    private void collect(JsonNode schema, Map<String, JsonNode> properties) {
        if (schema.has("$ref")) {
            collect(referred(schema), properties);
        }
        schema.path("properties").properties().forEach(each -> properties.putIfAbsent(each.getKey(), each.getValue()));
    }

    private JsonNode items(JsonNode schema) {
        return schema.has("$ref") ? items(referred(schema)) : schema.path("items");
    }

    /** Whether this is the client's own object, which is printed in the form in which it was sent. */
    private boolean isFree(JsonNode schema) {
        return schema.has("$ref")
                ? isFree(referred(schema))
                : schema.path("additionalProperties").asBoolean();
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
