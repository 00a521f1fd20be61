package health.intake.body;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.Violation;
import health.intake.problem.ViolationCode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Binds a JSON object to a request record and reports everything that is wrong with it at once: types and unknown
 * fields, which data binding would throw one by one, together with the record's constraints.
 */
final class RecordBinder<T extends Record> {

    private static final Pattern PRINTABLE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern INDEX = Pattern.compile("\\[([0-9]+)]");

    /** A list before its elements, and these in their order: the tenth after the second. */
    private static final Comparator<String> IN_ORDER =
            Comparator.comparing(path -> INDEX.matcher(path).replaceAll(index -> "[%9s]".formatted(index.group(1))));

    private final Map<String, BoundComponent> components = new LinkedHashMap<>();
    private final Map<String, String> printedNames = new LinkedHashMap<>();
    private final Set<String> readOnly;
    private final Constructor<T> constructor;
    private final Validator validator;

    RecordBinder(Class<T> type, Validator validator) {
        NamingBase naming =
                type.isAnnotationPresent(JsonNaming.class) ? (NamingBase) PropertyNamingStrategies.SNAKE_CASE : null;
        for (RecordComponent component : type.getRecordComponents()) {
            String name = naming == null ? component.getName() : naming.translate(component.getName());
            components.put(name, new BoundComponent(component, name));
            printedNames.put(component.getName(), name);
        }
        ReadOnlyFields fields = type.getAnnotation(ReadOnlyFields.class);
        this.readOnly = fields == null ? Set.of() : Set.of(fields.value());
        this.constructor = canonicalConstructor(type);
        this.validator = validator;
    }

    /** Whether the record is a merge patch: only those have components that tell null from absent. */
    boolean isMergePatch() {
        return components.values().stream().anyMatch(BoundComponent::isChange);
    }

    /** The record with all its violations, in the order of its components. */
    RequestBody<T> bind(ObjectNode object) {
        Map<String, Map<String, Violation>> found = new LinkedHashMap<>();
        List<@Nullable Object> values = new ArrayList<>();
        components.forEach((name, component) -> {
            Map<String, Violation> violations = new TreeMap<>(IN_ORDER);
            values.add(component.read(object, violation -> violations.put(violation.field(), violation)));
            found.put(name, violations);
        });
        T value = construct(values);
        addConstraintViolations(value, found);
        List<Violation> all = new ArrayList<>();
        found.values().forEach(violations -> all.addAll(violations.values()));
        all.addAll(unexpected(object));
        return RequestBody.read(value, all, List.copyOf(components.keySet()));
    }

    /** What could not even be read is not judged further; of several faults of one value the gravest is told. */
    private void addConstraintViolations(T value, Map<String, Map<String, Violation>> found) {
        Map<String, Violation> broken = validator.validate(value).stream()
                .map(this::printed)
                .collect(Collectors.toMap(Violation::field, v -> v, RecordBinder::graver));
        broken.forEach((path, violation) -> found.computeIfAbsent(component(path), name -> new TreeMap<>(IN_ORDER))
                .putIfAbsent(path, violation));
    }

    private static Violation graver(Violation one, Violation other) {
        return one.code().compareTo(other.code()) <= 0 ? one : other;
    }

    private static String component(String path) {
        return path.split("[.\\[]", 2)[0];
    }

    private Violation printed(ConstraintViolation<T> violation) {
        String path = violation.getPropertyPath().toString();
        String component = component(path);
        String name = printedNames.getOrDefault(component, component);
        // the element of a container is printed as providers[0], not providers[0].<list element>
        String rest = path.substring(component.length()).replaceAll("\\.<[^>]*>", "");
        return new Violation(name + rest, ViolationCode.of(violation.getMessage()));
    }

    private List<Violation> unexpected(ObjectNode object) {
        List<Violation> violations = new ArrayList<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (readOnly.contains(name)) {
                violations.add(new Violation(name, ViolationCode.READ_ONLY));
            } else if (!components.containsKey(name)) {
                String shown = PRINTABLE_NAME.matcher(name).matches() ? name : "?";
                violations.add(new Violation(shown, ViolationCode.UNKNOWN_FIELD));
            }
        }
        return violations;
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
