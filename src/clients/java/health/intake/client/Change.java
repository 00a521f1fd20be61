package health.intake.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A body of PATCH with exactly the fields that are named here, as the document names them: null clears one, and what is not
 * named stays as it is. The generated classes leave out a null that the document does not allow, and fields that they do not
 * have; here that is an error.
 *
 * @param <T> the class of the body, such as ProfileChange
 */
public final class Change<T> {

    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

    /** Keeps the nulls of maps, which clear what they stand for. */
    private static final ObjectMapper VALUES = ApiClient.createDefaultObjectMapper()
            .setDefaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));

    private final Class<T> type;
    private final ObjectNode fields = MAPPER.createObjectNode();

    private Change(Class<T> type) {
        this.type = type;
    }

    public static <T> Change<T> of(Class<T> type) {
        return new Change<>(type);
    }

    /** @param value as the generated class has it, or a map for an object; null as in {@link #clear} */
    public Change<T> set(String field, Object value) {
        fields.set(field, VALUES.valueToTree(value));
        return this;
    }

    public Change<T> clear(String field) {
        fields.putNull(field);
        return this;
    }

    /** @throws IllegalArgumentException if a field would not be sent as it was given */
    public T body() {
        try {
            T body = MAPPER.treeToValue(fields, type);
            lost(fields, MAPPER.valueToTree(body)).ifPresent(field -> {
                throw new IllegalArgumentException(
                        type.getSimpleName() + " cannot have this field, or not null: " + field);
            });
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The path of the first field that is not in what is sent. */
    private static Optional<String> lost(JsonNode given, JsonNode sent) {
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            JsonNode same = sent.path(field.getKey());
            if (same.isMissingNode() || same.isNull() != field.getValue().isNull()) {
                return Optional.of(field.getKey());
            }
            Optional<String> inner = lost(field.getValue(), same);
            if (inner.isPresent()) {
                return inner.map(name -> field.getKey() + "." + name);
            }
        }
        return Optional.empty();
    }
}
