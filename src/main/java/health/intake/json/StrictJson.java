package health.intake.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the bytes of a body as contract section 1.5 requires; any deviation is {@code malformed_json}. */
public final class StrictJson {

    /** The control characters that JSON itself allows in strings. */
    private static final Pattern RAW_CONTROLS = Pattern.compile("[\\x7F-\\x9F]");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StrictJson() {}

    public static ObjectNode parse(byte[] bytes) {
        String text = decode(bytes);
        try (JsonParser parser = new AnyExponent(Json.mapper().createParser(text))) {
            JsonNode tree = Json.mapper().readValue(parser, JsonNode.class);
            if (tree instanceof ObjectNode object) {
                refuseBadStrings(object);
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw malformed("A body has at most " + Json.MAX_DEPTH + " levels of nesting and numbers of at most "
                    + Json.MAX_DIGITS + " digits.");
        } catch (JsonProcessingException e) {
            // the parser's message quotes the body
            throw malformed(ProblemType.MALFORMED_JSON.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw malformed("The body must be one JSON object.");
    }

    // decoded here, because Jackson would guess at UTF-16 and accept a byte order mark
    private static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                throw malformed("The body must not begin with a byte order mark.");
            }
            if (RAW_CONTROLS.matcher(text).find()) {
                throw malformed("Control characters must be escaped.");
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

    /** Reads decimals whose exponent is no int: replaces it by one that is still far beyond the range of any field. */
    private static final class AnyExponent extends JsonParserDelegate {

        private static final BigInteger FARTHEST = BigInteger.valueOf(1_000_000_000);

        /** An exponent of at most this many characters, including E and sign, is an int. */
        private static final int SAFE_EXPONENT = 10;

        AnyExponent(JsonParser parser) {
            super(parser);
        }

        @Override
        public BigDecimal getDecimalValue() throws IOException {
            String text = getText();
            int end = Math.max(text.indexOf('e'), text.indexOf('E'));
            if (end < 0 || text.length() - end < SAFE_EXPONENT) {
                return new BigDecimal(text);
            }
            BigInteger exponent =
                    new BigInteger(text.substring(end + 1)).min(FARTHEST).max(FARTHEST.negate());
            return new BigDecimal(text.substring(0, end)).scaleByPowerOfTen(exponent.intValue());
        }
    }
}
