package health.intake.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads the octets of a body as contract section 1.5 wants them; whatever departs from it is {@code malformed_json}. */
final class StrictJson {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StrictJson() {}

    static ObjectNode parse(byte[] octets) {
        String text = decode(octets);
        try {
            JsonNode tree = Json.mapper().readTree(text);
            if (tree instanceof ObjectNode object) {
                refuseBadStrings(object);
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw malformed("The body is nested too deeply or has an over-long number or name.");
        } catch (ArithmeticException | NumberFormatException e) {
            throw malformed("The body has a number that no decimal can hold.");
        } catch (JsonProcessingException e) {
            // the parser's message quotes the body
            throw malformed(ProblemType.MALFORMED_JSON.detail());
        }
        throw malformed("The body must be one JSON object.");
    }

    // decoded here, because Jackson would guess at UTF-16 and accept a byte order mark
    private static String decode(byte[] octets) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                throw malformed("The body must not begin with a byte order mark.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw malformed("The body is not valid UTF-8.");
        }
    }

    private static void refuseBadStrings(JsonNode node) {
        if (node.isTextual()) {
            refuseBadString(node.textValue());
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                refuseBadString(field.getKey());
            }
        }
        node.forEach(StrictJson::refuseBadStrings);
    }

    private static void refuseBadString(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                throw malformed("Strings must not contain control characters.");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw malformed("Strings must not contain lone surrogates.");
            }
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_JSON, detail);
    }
}
