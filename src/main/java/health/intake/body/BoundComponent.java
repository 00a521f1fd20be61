package health.intake.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.Violation;
import health.intake.problem.ViolationCode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One component of a request record: where it stands in the JSON object and how it is read. */
final class BoundComponent {

    private final String name;
    private final boolean change;
    private final ValueReader reader;
    private final @Nullable RequiredWithout requiredWithout;

    BoundComponent(RecordComponent component, String name) {
        Type type = component.getGenericType();
        this.name = name;
        this.change = component.getType() == Change.class;
        this.reader = ValueReader.forType(
                change ? ((ParameterizedType) type).getActualTypeArguments()[0] : type,
                component.isAnnotationPresent(MayBeBlank.class));
        this.requiredWithout = component.getAnnotation(RequiredWithout.class);
    }

    /** As printed. */
    String name() {
        return name;
    }

    boolean isChange() {
        return change;
    }

    @Nullable
    Object read(ObjectNode object, Consumer<Violation> violations) {
        JsonNode node = object.get(name);
        boolean given = node != null && !node.isNull();
        if (requiredWithout != null && !given && !object.hasNonNull(requiredWithout.value())) {
            violations.accept(new Violation(name, ViolationCode.REQUIRED));
        }
        Object value = given ? reader.read(node, name, violations) : null;
        if (!change) {
            return value;
        }
        return node == null ? Change.absent() : Change.to(value);
    }
}
