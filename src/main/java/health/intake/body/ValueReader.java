package health.intake.body;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.problem.Violation;
import health.intake.problem.ViolationCode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns one JSON value into one Java value of exactly the declared type, or reports why it cannot. */
@FunctionalInterface
interface ValueReader {

    /** The value, or null after at least one violation was reported. */
    @Nullable
    Object read(JsonNode node, String path, Consumer<Violation> violations);

    /** The reader for a component's type; a type without one is a fault of the program. */
    static ValueReader forType(Type type, boolean mayBeBlank) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return listOf(forType(list.getActualTypeArguments()[0], mayBeBlank));
        }
        if (type == String.class) {
            return text(mayBeBlank);
        }
        ValueReader reader = SCALARS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("No JSON form for " + type);
        }
        return reader;
    }

    Map<Type, ValueReader> SCALARS = Map.of(
            // 1.0 and 1e0 are fractions to Jackson's tree, as the contract wants
            BigInteger.class, exactly(JsonNode::isIntegralNumber, JsonNode::bigIntegerValue),
            BigDecimal.class, exactly(JsonNode::isNumber, JsonNode::decimalValue),
            Boolean.class, exactly(JsonNode::isBoolean, JsonNode::booleanValue));

    private static ValueReader exactly(Predicate<JsonNode> right, Function<JsonNode, Object> value) {
        return (node, path, violations) -> {
            if (right.test(node)) {
                return value.apply(node);
            }
            violations.accept(new Violation(path, ViolationCode.WRONG_TYPE));
            return null;
        };
    }

    private static ValueReader text(boolean mayBeBlank) {
        ValueReader reader = exactly(JsonNode::isTextual, JsonNode::textValue);
        return (node, path, violations) -> {
            if (!mayBeBlank && node.isTextual() && isBlank(node.textValue())) {
                violations.accept(new Violation(path, ViolationCode.TOO_SHORT));
                return null;
            }
            return reader.read(node, path, violations);
        };
    }

    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static ValueReader listOf(ValueReader element) {
        return (node, path, violations) -> {
            if (!node.isArray()) {
                violations.accept(new Violation(path, ViolationCode.WRONG_TYPE));
                return null;
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                values.add(element.read(node.get(i), path + "[" + i + "]", violations));
            }
            return values;
        };
    }
}
