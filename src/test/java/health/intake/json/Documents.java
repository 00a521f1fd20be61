package health.intake.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads documents in tests. */
final class Documents {

    private Documents() {}

    static ObjectNode parse(String body) {
        return StrictJson.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    static void assertMalformed(String body) {
        assertMalformed(body.getBytes(StandardCharsets.UTF_8));
    }

    static void assertMalformed(byte[] body) {
        assertThatExceptionOfType(ProblemException.class)
                .as(() -> HexFormat.of().formatHex(body))
                .isThrownBy(() -> StrictJson.parse(body))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_JSON));
    }
}
