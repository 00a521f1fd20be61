package health.intake.requestbody;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.json.FurtherMembers;
import health.intake.json.GivenValue;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Binds a JSON object to a record, nested or not, and reports all wrong types and unknown fields at once; data binding would
 * throw them one by one.
 */
final class RecordBinder<T extends Record> implements ValueReader {

    /** Stands for further members among the names of fields. */
    private static final String OTHERS = "*";

    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]+");

    private final Map<String, BoundComponent> components = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final FurtherMembers.@Nullable Reader further;
    private final Set<String> readOnly;
    private final Rule unknown;
    private final List<String> ranks;
    private final Constructor<T> constructor;

    RecordBinder(Class<T> type) {
        NamingBase naming =
                type.isAnnotationPresent(JsonNaming.class) ? (NamingBase) PropertyNamingStrategies.SNAKE_CASE : null;
        FurtherMembers.Reader members = null;
        for (RecordComponent component : type.getRecordComponents()) {
            FurtherMembers declared = component.getAnnotation(FurtherMembers.class);
            if (declared == null) {
                add(component, naming);
            } else {
                members = new FurtherMembers.Reader(declared, components.keySet());
                fields.put(component.getName(), OTHERS);
            }
        }
        this.further = members;
        ReadOnlyFields unsettable = type.getAnnotation(ReadOnlyFields.class);
        this.readOnly = unsettable == null ? Set.of() : Set.of(unsettable.value());
        this.unknown = unknown(components.keySet());
        this.ranks = List.copyOf(fields.values());
        this.constructor = canonicalConstructor(type);
    }

    private void add(RecordComponent component, @Nullable NamingBase naming) {
        String name = naming == null ? component.getName() : naming.translate(component.getName());
        BoundComponent bound = new BoundComponent(component, name);
        components.put(name, bound);
        fields.put(component.getName(), name);
        bound.reader()
                .fields()
                .forEach((path, printed) -> fields.put(component.getName() + "." + path, name + "." + printed));
    }

    /** Whether the record is a merge patch: only those have components that distinguish null from absent. */
    boolean isMergePatch() {
        return components.values().stream().anyMatch(BoundComponent::isChange);
    }

    boolean hasRestricted() {
        return components.values().stream().anyMatch(BoundComponent::isRestricted);
    }

    /** Names of the restricted fields in the object, in the order of the components. */
    List<String> restricted(ObjectNode object) {
        return components.values().stream()
                .filter(component -> component.isRestricted(object))
                .map(BoundComponent::name)
                .toList();
    }

    /** The values for read-only fields in the object. */
    Map<String, GivenValue> readOnly(ObjectNode object) {
        Map<String, GivenValue> given = new HashMap<>();
        readOnly.forEach(name -> GivenValue.of(object.get(name)).ifPresent(value -> given.put(name, value)));
        return given;
    }

    @Override
    public @Nullable T read(JsonNode node, String path, Consumer<Violation> violations) {
        if (node instanceof ObjectNode object) {
            return bind(object, path, violations);
        }
        violations.accept(new Violation(path, Rule.of(Rules.TYPE).where("type", "a JSON object")));
        return null;
    }

    /** @param path path of the object; empty for the outermost */
    T bind(ObjectNode object, String path, Consumer<Violation> violations) {
        List<@Nullable Object> values = new ArrayList<>();
        components.forEach((name, component) -> values.add(component.read(object, within(path, name), violations)));
        if (further != null) {
            values.add(further.read(object, path, violations));
        }
        return construct(values);
    }

    @Override
    public void reportUnexpected(JsonNode node, String path, Unexpected found) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            BoundComponent component = components.get(name);
            if (readOnly.contains(name)) {
                found.readOnly(within(path, name));
            } else if (component == null) {
                reportUnknown(path, name, found);
            } else {
                component.reader().reportUnexpected(field.getValue(), within(path, name), found);
            }
        }
    }

    private void reportUnknown(String path, String name, Unexpected found) {
        if (further == null || !further.isName(name)) {
            found.unknown(path, name, unknown);
        }
    }

    /** @param fields the existing fields */
    static Rule unknown(Collection<String> fields) {
        return Rule.of(Rules.UNKNOWN_FIELD).where("fields", fields.isEmpty() ? "none" : String.join(", ", fields));
    }

    static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Override
    public Map<String, String> fields() {
        return fields;
    }

    /** The printed form of a Java path. */
    String printed(String path, ObjectNode object) {
        String field = fields.getOrDefault(path, path);
        String inObject = fields.get(path + "." + VALUE_ITSELF);
        if (inObject != null && object.at("/" + field.replace('.', '/')).isObject()) {
            return inObject;
        }
        return field;
    }

    /**
     * Sorts violations in the order of the components: those of a nested record at the place of its component, a list before
     * its elements; fields that are no component come last, in their own order.
     */
    List<Violation> inOrder(Collection<Violation> violations) {
        record Placed(int[] place, Violation violation) {}
        return violations.stream()
                .map(violation -> new Placed(place(violation.field()), violation))
                .sorted(Comparator.comparing(Placed::place, Arrays::compare))
                .map(Placed::violation)
                .toList();
    }

    private int[] place(String path) {
        String[] parts = BRACKETS.split(path);
        int named = ranks.indexOf(parts[0]);
        int rank = named < 0 ? ranks.indexOf(parts[0].substring(0, parts[0].lastIndexOf('.') + 1) + OTHERS) : named;
        IntStream indexes = Arrays.stream(parts).skip(1).mapToInt(Integer::parseInt);
        return IntStream.concat(IntStream.of(rank < 0 ? ranks.size() : rank), indexes)
                .toArray();
    }

    private T construct(List<@Nullable Object> values) {
        try {
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot construct " + constructor.getDeclaringClass(), e);
        }
    }

    private static <T extends Record> Constructor<T> canonicalConstructor(Class<T> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has its canonical constructor", e);
        }
    }
}
