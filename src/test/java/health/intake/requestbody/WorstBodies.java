package health.intake.requestbody;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.json.Json;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of 64 KiB that are meant to keep a processor busy, by their content. */
public final class WorstBodies {

    /** Parts of texts that take long to normalise, to trim, to fold, to split or to match. */
    private static final Map<String, String> TEXTS = Map.of(
            "letters", "a",
            "words", " ab",
            "white space", " ",
            "marks that change places", "\u0300\u0316",
            "what becomes eighteen letters", "\ufdfa",
            "jamo", "\u1100\u1161",
            "labels", "a.",
            "addresses", "a@",
            "digits", "1",
            "escapes", "\\u0001");

    private WorstBodies() {}

    /** A body of the same size with nothing in it that takes long. */
    public static String ordinary() {
        return filled("{\"words\":[\"\"", ",\"some words of twenty\"", "]}");
    }

    /** Bodies for one type: some with one of its fields each, and others without. */
    public static Map<String, String> of(Class<? extends Record> type) {
        Map<String, String> bodies = new LinkedHashMap<>(general());
        for (RecordComponent component : type.getRecordComponents()) {
            String field = name(type, component);
            values().forEach((what, value) ->
                    bodies.put(field + " with " + what, "{\"" + field + "\":" + fitted(value, field) + "}"));
        }
        return bodies;
    }

    /** The bodies for all types: they contain none of their fields. */
    public static Map<String, String> general() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("unknown fields", unknownFields(Json.MAX_BYTES));
        bodies.put("names that share a hash", namesOfOneHash());
        bodies.put("one number", filled("{\"a\":", "9", "}"));
        bodies.put("long numbers", filled("{\"a\":[1", "," + "9".repeat(100), "]}"));
        bodies.put("decimals", filled("{\"a\":[1", ",1e9", "]}"));
        bodies.put("objects", filled("{\"a\":[{}", ",{}", "]}"));
        bodies.put("deep lists", filled("{\"a\":[[]", ",[[[[[[[[[[[[[[]]]]]]]]]]]]]]", "]}"));
        bodies.put("what is cut off", "{\"a\":".repeat(8_000));
        return bodies;
    }

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        int room = Json.MAX_BYTES - 100;
        values.put("numbers", "[1" + ",1".repeat(room / 2) + "]");
        values.put("texts", "[\"1\"" + ",\"1\"".repeat(room / 4) + "]");
        values.put("nulls", "[null" + ",null".repeat(room / 5) + "]");
        values.put("a number of 100 digits", "9".repeat(100));
        values.put("a great number", "1e999999999");
        values.put("a small number", "1e-999999999");
        values.put("fields", unknownFields(room));
        TEXTS.forEach((what, unit) ->
                values.put(what, "\"" + unit.repeat(room / unit.getBytes(StandardCharsets.UTF_8).length) + "\""));
        return values;
    }

    private static String fitted(String value, String field) {
        if (value.getBytes(StandardCharsets.UTF_8).length + field.length() + 5 > Json.MAX_BYTES) {
            throw new IllegalArgumentException("more than a body holds");
        }
        return value;
    }

    private static String unknownFields(int bytes) {
        StringBuilder fields = new StringBuilder("{\"0\":1");
        for (int i = 1; fields.length() < bytes - 12; i++) {
            fields.append(",\"")
                    .append(Integer.toString(i, Character.MAX_RADIX))
                    .append("\":1");
        }
        return fields.append('}').toString();
    }

    private static String namesOfOneHash() {
        return IntStream.range(0, 2_048)
                .mapToObj(i -> IntStream.range(0, 11)
                        .mapToObj(bit -> List.of("Ab", "BA").get(i >> bit & 1))
                        .collect(Collectors.joining("", "\"", "\":1")))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String filled(String start, String unit, String end) {
        return start + unit.repeat((Json.MAX_BYTES - start.length() - end.length()) / unit.length()) + end;
    }

    private static String name(Class<?> type, RecordComponent component) {
        return type.isAnnotationPresent(JsonNaming.class)
                ? ((PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE)
                        .translate(component.getName())
                : component.getName();
    }
}
