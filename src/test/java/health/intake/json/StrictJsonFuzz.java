package health.intake.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;

/** Only scripts/verify fuzz runs it, as Jazzer's agent makes all tests of its JVM slow. */
class StrictJsonFuzz {

    @FuzzTest
    void octetsAreAnObjectOrMalformed(byte[] octets) {
        ObjectNode object;
        try {
            object = StrictJson.parse(octets);
        } catch (ProblemException refused) {
            assertThat(refused.type()).isEqualTo(ProblemType.MALFORMED_JSON);
            return;
        }
        assertThat(StrictJson.parse(object.toString().getBytes(UTF_8))).isEqualTo(object);
    }
}
