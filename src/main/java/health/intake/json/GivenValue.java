package health.intake.json;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.id.UuidForm;
import health.intake.time.InstantText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a body gives for a field that it cannot set: null, a text or a list of texts. No such field has another value. */
public final class GivenValue {

    private final JsonNode node;

    private GivenValue(JsonNode node) {
        this.node = node;
    }

    /** Empty for a value that no field of this kind has. */
    public static Optional<GivenValue> of(@Nullable JsonNode node) {
        return node != null && (node.isNull() || node.isTextual() || isListOfTexts(node))
                ? Optional.of(new GivenValue(node))
                : Optional.empty();
    }

    private static boolean isListOfTexts(JsonNode node) {
        return node.isArray() && elements(node).stream().allMatch(JsonNode::isTextual);
    }

    private static List<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }

    /** Empty for null and for a list. */
    public Optional<String> text() {
        return Optional.ofNullable(node.textValue());
    }

    /** Empty for null and for a text. */
    public Optional<List<String>> texts() {
        return node.isArray()
                ? Optional.of(elements(node).stream().map(JsonNode::textValue).toList())
                : Optional.empty();
    }

    /** Whether it is this text, or null if there is none. */
    public boolean is(@Nullable String current) {
        return current == null ? node.isNull() : current.equals(node.textValue());
    }

    /** Whether it is this id, in any case. */
    public boolean is(UUID current) {
        return text().flatMap(UuidForm::parse).filter(current::equals).isPresent();
    }

    /** Whether it is this instant, to the second, in which instants are printed; or null if there is none. */
    public boolean isAt(@Nullable Instant current) {
        return current == null
                ? node.isNull()
                : text().flatMap(InstantText::read)
                        .filter(current.truncatedTo(ChronoUnit.SECONDS)::equals)
                        .isPresent();
    }

    @Override
    public String toString() {
        return "GivenValue[masked]";
    }
}
