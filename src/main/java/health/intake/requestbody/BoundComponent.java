package health.intake.requestbody;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import jakarta.validation.Valid;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One component of a request record: its place in the JSON object and its reader. */
final class BoundComponent {

    private final String name;
    private final boolean change;
    private final ValueReader reader;
    private final @Nullable RequiredWithout requiredWithout;
    private final @Nullable Restricted restricted;

    BoundComponent(RecordComponent component, String name) {
        this.name = name;
        this.change = component.getType() == Change.class;
        this.reader = reader(component);
        this.requiredWithout = component.getAnnotation(RequiredWithout.class);
        this.restricted = component.getAnnotation(Restricted.class);
    }

    private static ValueReader reader(RecordComponent component) {
        Type type = component.getGenericType();
        MaxEntries limit = component.getAnnotation(MaxEntries.class);
        ValueReader reader = ValueReader.forType(
                component.getType() == Change.class ? ((ParameterizedType) type).getActualTypeArguments()[0] : type,
                component.isAnnotationPresent(MayBeBlank.class),
                limit == null ? 0 : limit.value());
        if (reader instanceof RecordBinder<?> within) {
            refuseUnguarded(component, within);
        }
        AlsoAsObject alsoAsObject = component.getAnnotation(AlsoAsObject.class);
        return alsoAsObject == null ? reader : new BareOrInObject(reader, alsoAsObject.value());
    }

    private static void refuseUnguarded(RecordComponent component, RecordBinder<?> within) {
        AnnotatedType type = component.getAnnotatedType();
        AnnotatedType judged = component.getType() == Change.class && type instanceof AnnotatedParameterizedType of
                ? of.getAnnotatedActualTypeArguments()[0]
                : type;
        if (!judged.isAnnotationPresent(Valid.class)) {
            throw new IllegalArgumentException("Without @Valid nothing would judge what is in " + component);
        }
        if (within.hasRestricted()) {
            throw new IllegalArgumentException("Nothing would refuse the fields marked @Restricted in " + component);
        }
    }

    /** The name as printed. */
    String name() {
        return name;
    }

    ValueReader reader() {
        return reader;
    }

    boolean isChange() {
        return change;
    }

    boolean isRestricted() {
        return restricted != null;
    }

    /** Whether the object sets this field in a restricted way. */
    boolean isRestricted(ObjectNode object) {
        return restricted != null
                && object.hasNonNull(name)
                && !isOpenToAll(object.get(name), List.of(restricted.exceptElements()));
    }

    private static boolean isOpenToAll(JsonNode node, List<String> elements) {
        return node.isArray()
                && !node.isEmpty()
                && StreamSupport.stream(node.spliterator(), false)
                        .allMatch(element -> element.isTextual() && elements.contains(element.textValue()));
    }

    /** @param path path of the field */
    @Nullable
    Object read(ObjectNode object, String path, Consumer<Violation> violations) {
        JsonNode node = object.get(name);
        boolean given = node != null && !node.isNull();
        if (requiredWithout != null && !given && !object.hasNonNull(requiredWithout.value())) {
            violations.accept(new Violation(path, Rules.REQUIRED));
        }
        Object value = given ? reader.read(node, path, violations) : null;
        if (!change) {
            return value;
        }
        return node == null ? Change.absent() : Change.to(value);
    }

    /** Reads fields marked {@link AlsoAsObject}. */
    private static final class BareOrInObject implements ValueReader {

        private final ValueReader bare;
        private final String name;
        private final Rule unknown;

        BareOrInObject(ValueReader bare, String name) {
            this.bare = bare;
            this.name = name;
            this.unknown = RecordBinder.unknown(List.of(name));
        }

        @Override
        public @Nullable Object read(JsonNode node, String path, Consumer<Violation> violations) {
            if (!node.isObject()) {
                return bare.read(node, path, violations);
            }
            if (node.hasNonNull(name)) {
                return bare.read(node.get(name), path + "." + name, violations);
            }
            violations.accept(new Violation(path + "." + name, Rules.REQUIRED));
            return null;
        }

        @Override
        public void reportUnexpected(JsonNode node, String path, Unexpected found) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!field.getKey().equals(name)) {
                    found.unknown(path, field.getKey(), unknown);
                }
            }
        }

        @Override
        public Map<String, String> fields() {
            return Map.of(VALUE_ITSELF, name);
        }
    }
}
