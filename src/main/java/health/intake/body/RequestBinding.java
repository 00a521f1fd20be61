package health.intake.body;

import health.intake.json.Json;
import health.intake.json.StrictJson;
import health.intake.problem.ProblemException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** From the octets of a body to a valid request record. */
public final class RequestBinding {

    private final Validator validator;
    private final Map<Class<?>, RecordBinder<?>> binders = new ConcurrentHashMap<>();

    /** @param clock tells what today is to constraints on dates */
    public RequestBinding(Clock clock) {
        this.validator = Validation.byDefaultProvider()
                .configure()
                .addValueExtractor(new ChangeExtractor())
                .clockProvider(() -> clock)
                .buildValidatorFactory()
                .getValidator();
    }

    /** The body, with whatever is wrong with it held back. */
    public <T extends Record> RequestBody<T> read(byte[] octets, Class<T> type) {
        boolean none = octets.length == 0 && type.isAnnotationPresent(OptionalBody.class);
        try {
            return binder(type).bind(none ? Json.mapper().createObjectNode() : StrictJson.parse(octets));
        } catch (ProblemException problem) {
            return RequestBody.unreadable(problem);
        }
    }

    /** Whether bodies of this type may also come as {@code application/merge-patch+json}. */
    public boolean isMergePatch(Class<? extends Record> type) {
        return binder(type).isMergePatch();
    }

    @SuppressWarnings("unchecked") // the map holds for each class its own binder
    private <T extends Record> RecordBinder<T> binder(Class<T> type) {
        return (RecordBinder<T>) binders.computeIfAbsent(type, t -> new RecordBinder<>((Class<T>) t, validator));
    }
}
