package health.intake.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object with free content: stored and printed as its text. Numbers keep their value and their digits, but not their
 * notation: {@code 1.50e2} becomes {@code 150}, {@code 1e9} becomes {@code 1E+9}.
 *
 * @param text compact, as {@link #of} makes it; a stored text is not parsed again
 */
public record FreeObject(@JsonValue @JsonRawValue String text) {

    /** Decimals of a number, or zeros before its point that are not written out, at most. */
    public static final int MAX_SCALE = 9_999;

    /** Printed in plain notation, a few digits with an exponent would become gigabytes. */
    private static final ObjectWriter WRITER =
            Json.mapper().writer().without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

    /** In scientific notation, a number may have more digits than a body may send. */
    private static final JsonFactory STORED = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Json.MAX_BYTES)
                    .build())
            .build();

    /**
     * The object with its text; empty if it contains control characters, or a number whose exponent is too great to be kept
     * exactly.
     */
    public static Optional<FreeObject> of(ObjectNode object) {
        if (ControlCharacters.areWithin(object) || !isExact(object)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FreeObject(WRITER.writeValueAsString(object)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An object without members. */
    public static FreeObject empty() {
        return new FreeObject("{}");
    }

    /** @param members texts, booleans or null, in their order */
    public static FreeObject of(Map<String, @Nullable Object> members) {
        return of(Json.tree(members)).orElseThrow();
    }

    /** The object with the members of another after its own. */
    public FreeObject and(FreeObject other) {
        ObjectNode whole = node();
        whole.setAll(other.node());
        return of(whole).orElseThrow();
    }

    /** The object with another text in the place of each of its own. */
    public FreeObject masked(String mask) {
        ObjectNode shown = node();
        for (Map.Entry<String, JsonNode> member : node().properties()) {
            if (member.getValue().isTextual()) {
                shown.put(member.getKey(), mask);
            }
        }
        return of(shown).orElseThrow();
    }

    public boolean isEmpty() {
        return text.equals("{}");
    }

    /** The object, parsed from its text. */
    public ObjectNode node() {
        try (JsonParser parser = STORED.createParser(text)) {
            return Json.mapper().readValue(parser, ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isExact(JsonNode node) {
        if (node.isBigDecimal() && Math.abs(node.decimalValue().scale()) > MAX_SCALE) {
            return false;
        }
        for (JsonNode child : node) {
            if (!isExact(child)) {
                return false;
            }
        }
        return true;
    }

    /** Without the text, which may be personal data. */
    @Override
    public String toString() {
        return "FreeObject[masked]";
    }
}
