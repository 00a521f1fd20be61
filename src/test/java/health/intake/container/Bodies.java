package health.intake.container;

import health.intake.requestbody.RequestBinding;
import health.intake.requestbody.RequestBody;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Bodies as partners send them: a field that a test does not name is one that it does not depend on. */
public final class Bodies {

    private static final RequestBinding BINDING = new RequestBinding(Clock.systemUTC());

    private Bodies() {}

    /** @param json with ' for the double quotes */
    public static <T extends Record> RequestBody<T> body(Class<T> type, String json) {
        return BINDING.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
    }
}
