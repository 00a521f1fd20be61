package health.intake.blackbox.storm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.intake.blackbox.driver.Answer;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that accepted values are the ones that were sent: nothing is reinterpreted, nothing ignored. */
final class Fidelity {

    /** Fields that answers do not contain, or only in another form. */
    private static final Set<String> NOT_TOLD = Set.of(
            "password",
            "profile_group",
            "profile_group_slug",
            "default_group",
            "profile_groups",
            "scopes",
            "domains",
            "expires_at",
            "overlap_seconds");

    private static final Set<String> INTEGERS = Set.of("sex", "overlap_seconds");

    /** Contract 2: values with more decimals are rounded. */
    private static final int DECIMALS = 3;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static {
        // only the size of a body is limited
        STRICT.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build());
    }

    private Fidelity() {}

    static Optional<String> fault(byte[] sent, Answer answer) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(sent)).toString();
            return fault(STRICT.readTree(text), STRICT.readTree(answer.text()));
        } catch (IOException e) {
            return Optional.of("taken, but is no JSON");
        }
    }

    private static Optional<String> fault(JsonNode sent, JsonNode told) {
        return sent.properties().stream()
                .filter(field -> !isTold(field, told))
                .map(field -> "taken with another " + field.getKey())
                .findFirst();
    }

    private static boolean isTold(Map.Entry<String, JsonNode> field, JsonNode told) {
        String name = field.getKey();
        JsonNode value = field.getValue();
        if (INTEGERS.contains(name) && !value.isIntegralNumber() && !value.isNull()) {
            return false;
        }
        return NOT_TOLD.contains(name) || (value.isNull() ? told.has(name) : same(value, told.path(name)));
    }

    private static boolean same(JsonNode sent, JsonNode told) {
        if (sent.isNumber() && told.isNumber()) {
            return sent.decimalValue().setScale(DECIMALS, RoundingMode.HALF_UP).compareTo(told.decimalValue()) == 0;
        }
        if (sent.isTextual() && told.isTextual()) {
            return normal(sent).equals(normal(told));
        }
        return sent.isBoolean() && sent.equals(told);
    }

    /** Contract 2.1: the canonical form of a name. */
    private static String normal(JsonNode text) {
        return Normalizer.normalize(text.textValue().strip(), Normalizer.Form.NFC)
                .replaceAll("[\\u2018\\u2019\\u00b4`]", "'")
                .replaceAll("[\\u2010\\u2011]", "-")
                .replaceAll("[\\u00a0\\u202f]", " ");
    }
}
