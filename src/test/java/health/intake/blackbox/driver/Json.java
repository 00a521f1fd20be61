package health.intake.blackbox.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON texts as the suite compares them: keys in their order, numbers as they were written. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    public static JsonNode parse(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree.isMissingNode()) {
                throw new AssertionError("no JSON in an empty text");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    public static String pretty(String text) {
        return parse(text).toPrettyString();
    }

    /** The text with {@code "*"} for the values of the named fields that stand in its outermost object. */
    public static String masked(String text, String... fields) {
        JsonNode tree = parse(text);
        for (String field : fields) {
            if (tree.has(field)) {
                ((ObjectNode) tree).put(field, "*");
            }
        }
        return tree.toPrettyString();
    }

    /** An object of these fields, whose values are JSON texts. */
    public static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    public static String array(String... texts) {
        return Stream.of(texts).map(Json::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    public static String quoted(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
