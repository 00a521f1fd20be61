package health.intake.requestbody;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.json.ControlCharacters;
import health.intake.json.FreeObject;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns one JSON value into one Java value of exactly the declared type, or reports why it cannot. */
@FunctionalInterface
interface ValueReader {

    /**
     * Stands in {@link #fields} for a value without a name of its own in Java, because Java does not model the object around
     * it.
     */
    String VALUE_ITSELF = "";

    /** The value, or null after at least one violation was reported. */
    @Nullable
    Object read(JsonNode node, String path, Consumer<Violation> violations);

    /** Reports the fields within the value that do not belong there, in their order in the document. */
    default void reportUnexpected(JsonNode node, String path, Unexpected found) {}

    /** Paths of the fields within the value, in the order of their violations: Java's and the printed one. */
    default Map<String, String> fields() {
        return Map.of();
    }

    /**
     * The reader for a component's type; a type without one is an internal error.
     *
     * @param maxEntries of a list; every list must have a limit
     */
    static ValueReader forType(Type type, boolean mayBeBlank, int maxEntries) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return listOf(forType(list.getActualTypeArguments()[0], mayBeBlank, 0), maxEntries);
        }
        if (type == String.class) {
            return text(mayBeBlank);
        }
        ValueReader reader = PLAIN.get(type);
        if (reader == null && type instanceof Class<?> named) {
            reader = forClass(named);
        }
        if (reader == null) {
            throw new IllegalArgumentException("No JSON form for " + type);
        }
        return reader;
    }

    private static @Nullable ValueReader forClass(Class<?> type) {
        if (type.isEnum()) {
            return constantOf(type);
        }
        Optional<ValueReader> inText = ReadingOfText.of(type, text(false));
        if (inText.isPresent()) {
            return inText.get();
        }
        return type.isRecord() ? new RecordBinder<>(type.asSubclass(Record.class)) : null;
    }

    Map<Type, ValueReader> PLAIN = Map.of(
            // 1.0 and 1e0 are fractions in Jackson's tree, as the contract requires
            BigInteger.class,
                    exactly(
                            "an integer, without quotes, fraction or exponent",
                            JsonNode::isIntegralNumber,
                            JsonNode::bigIntegerValue),
            BigDecimal.class, exactly("a JSON number, without quotes", JsonNode::isNumber, JsonNode::decimalValue),
            Boolean.class, exactly("true or false, without quotes", JsonNode::isBoolean, JsonNode::booleanValue),
            FreeObject.class, freeObject());

    private static ValueReader exactly(String type, Predicate<JsonNode> right, Function<JsonNode, Object> value) {
        Rule rule = typeRule(type);
        return (node, path, violations) -> {
            if (right.test(node)) {
                return value.apply(node);
            }
            violations.accept(new Violation(path, rule));
            return null;
        };
    }

    private static Rule typeRule(String type) {
        return Rule.of(Rules.TYPE).where("type", type);
    }

    private static ValueReader text(boolean mayBeBlank) {
        ValueReader reader = exactly("a JSON string", JsonNode::isTextual, JsonNode::textValue);
        return (node, path, violations) -> {
            Optional<String> fault = node.isTextual() ? fault(node.textValue(), mayBeBlank) : Optional.empty();
            fault.ifPresent(rule -> violations.accept(new Violation(path, rule)));
            return fault.isPresent() ? null : reader.read(node, path, violations);
        };
    }

    private static Optional<String> fault(String text, boolean mayBeBlank) {
        if (ControlCharacters.areIn(text)) {
            return Optional.of(Rules.NO_CONTROLS);
        }
        return !mayBeBlank && isBlank(text) ? Optional.of(Rules.NOT_BLANK) : Optional.empty();
    }

    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** Constants are written in lower case. */
    private static ValueReader constantOf(Class<?> type) {
        Map<String, Object> constants = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(ValueReader::nameOf, constant -> constant));
        Rule rule = Rule.of(Rules.ONE_OF)
                .where(
                        "values",
                        Arrays.stream(type.getEnumConstants())
                                .map(ValueReader::nameOf)
                                .collect(Collectors.joining(", ")));
        ValueReader text = text(false);
        return (node, path, violations) -> {
            Object name = text.read(node, path, violations);
            if (name != null && !constants.containsKey(name)) {
                violations.accept(new Violation(path, rule));
            }
            return name == null ? null : constants.get(name);
        };
    }

    private static String nameOf(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static ValueReader freeObject() {
        Rule rule = typeRule("a JSON object");
        return (node, path, violations) -> {
            if (!(node instanceof ObjectNode object)) {
                violations.accept(new Violation(path, rule));
                return null;
            }
            if (ControlCharacters.areWithin(object)) {
                violations.accept(new Violation(path, Rules.NO_CONTROLS));
                return null;
            }
            Optional<FreeObject> value = FreeObject.of(object);
            if (value.isEmpty()) {
                violations.accept(new Violation(path, Rule.of(Rules.SCALE).where("value", FreeObject.MAX_SCALE)));
            }
            return value.orElse(null);
        };
    }

    private static ValueReader listOf(ValueReader element, int maxEntries) {
        if (element instanceof RecordBinder || maxEntries == 0) {
            throw new IllegalArgumentException("No JSON form for lists of records, nor for lists without a limit");
        }
        Rule rule = typeRule("a JSON array");
        Rule limit = Rule.of(Rules.MAX_ENTRIES).where("value", maxEntries);
        return (node, path, violations) -> {
            if (!node.isArray()) {
                violations.accept(new Violation(path, rule));
                return null;
            }
            if (node.size() > maxEntries) {
                violations.accept(new Violation(path, limit));
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < Math.min(node.size(), maxEntries); i++) {
                values.add(element.read(node.get(i), path + "[" + i + "]", violations));
            }
            return values;
        };
    }
}
