package health.intake.trail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of its requests a key asks for; null does not restrict.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record RequestsFilter(
        @Nullable Statuses statuses, @Nullable Instant from, @Nullable Instant to, @Nullable String requestId) {

    /** The same, but for what was asked before an instant. */
    RequestsFilter since(Instant earliest) {
        return from != null && from.isAfter(earliest) ? this : new RequestsFilter(statuses, earliest, to, requestId);
    }

    /** By the names of the query parameters. */
    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("status", statuses);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("request_id", requestId);
        return parameters;
    }
}
