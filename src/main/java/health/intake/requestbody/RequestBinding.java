package health.intake.requestbody;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.json.FreeObject;
import health.intake.json.Json;
import health.intake.json.MergePatch;
import health.intake.json.StrictJson;
import health.intake.problem.ProblemException;
import health.intake.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.annotation.ElementType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Turns the bytes of a body into a valid request record. */
public final class RequestBinding {

    private final Validator validator;
    private final Map<Class<?>, RecordBinder<?>> binders = new ConcurrentHashMap<>();

    /** @param clock tells constraints on dates the current day */
    public RequestBinding(Clock clock) {
        this.validator = Validation.byDefaultProvider()
                .configure()
                .addValueExtractor(new Change.Extractor())
                .clockProvider(() -> clock)
                .traversableResolver(new Everything())
                .buildValidatorFactory()
                .getValidator();
    }

    /** Otherwise validation first asks for each value of a record whether JPA has loaded it. */
    private static final class Everything implements TraversableResolver {

        @Override
        public boolean isReachable(Object owner, Path.Node node, Class<?> root, Path path, ElementType element) {
            return true;
        }

        @Override
        public boolean isCascadable(Object owner, Path.Node node, Class<?> root, Path path, ElementType element) {
            return true;
        }
    }

    /** The body, with its problems held back. */
    public <T extends Record> RequestBody<T> read(byte[] octets, Class<T> type) {
        boolean none = octets.length == 0 && type.isAnnotationPresent(OptionalBody.class);
        try {
            ObjectNode object = none ? Json.mapper().createObjectNode() : StrictJson.parse(octets);
            RecordBinder<T> binder = binder(type);
            RequestBody<T> body = bind(object, binder).readFrom(octets);
            return body.mergedBy(current -> isToMerge(object, current)
                    ? bind(merged(object, current), binder).readFrom(octets)
                    : body);
        } catch (ProblemException problem) {
            return RequestBody.unreadable(problem);
        }
    }

    private static boolean isToMerge(ObjectNode object, Map<String, FreeObject> current) {
        return current.keySet().stream().anyMatch(field -> object.get(field) instanceof ObjectNode);
    }

    private static ObjectNode merged(ObjectNode object, Map<String, FreeObject> current) {
        ObjectNode merged = Json.mapper().createObjectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            FreeObject target = current.get(field.getKey());
            merged.set(
                    field.getKey(),
                    target != null && field.getValue() instanceof ObjectNode patch
                            ? MergePatch.applied(patch, target.node())
                            : field.getValue());
        }
        return merged;
    }

    /** Whether bodies of this type may also come as {@code application/merge-patch+json}. */
    public boolean isMergePatch(Class<? extends Record> type) {
        return binder(type).isMergePatch();
    }

    private <T extends Record> RequestBody<T> bind(ObjectNode object, RecordBinder<T> binder) {
        Map<String, Violation> found = new LinkedHashMap<>();
        T value = binder.bind(object, "", violation -> found.put(violation.field(), violation));
        // constraints are not reported for values that could not be read
        brokenConstraints(value, object, binder).forEach(found::putIfAbsent);
        Unexpected unexpected = new Unexpected();
        binder.reportUnexpected(object, "", unexpected);
        return RequestBody.read(
                value,
                new RequestBody.Findings(
                        List.copyOf(found.values()),
                        unexpected,
                        binder.readOnly(object),
                        binder.restricted(object),
                        binder::inOrder));
    }

    /** By field; of several violations of one value, keeps the most serious one. */
    private <T extends Record> Map<String, Violation> brokenConstraints(
            T value, ObjectNode object, RecordBinder<T> binder) {
        return validator.validate(value).stream()
                .map(broken -> new Violation(field(broken, object, binder), broken.getMessage()))
                .collect(Collectors.toMap(Violation::field, v -> v, RequestBinding::graver));
    }

    private static Violation graver(Violation one, Violation other) {
        return one.code().compareTo(other.code()) <= 0 ? one : other;
    }

    private static String field(ConstraintViolation<?> broken, ObjectNode object, RecordBinder<?> binder) {
        // the element of a container is printed as providers[0], not providers[0].<list element>
        String path = broken.getPropertyPath().toString().replaceAll("\\.<[^>]*>", "");
        String component = path.split("\\[", 2)[0];
        return binder.printed(component, object) + path.substring(component.length());
    }

    @SuppressWarnings("unchecked") // the map has its own binder for each class
    private <T extends Record> RecordBinder<T> binder(Class<T> type) {
        return (RecordBinder<T>) binders.computeIfAbsent(type, t -> new RecordBinder<>((Class<T>) t));
    }
}
