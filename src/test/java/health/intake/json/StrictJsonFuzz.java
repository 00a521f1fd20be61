package health.intake.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.Optional;

/** The tests replay its seeds (test resources); scripts/verify fuzz looks for more. */
class StrictJsonFuzz {

    @FuzzTest
    void bytesAreAnObjectOrMalformed(byte[] bytes) {
        Optional<String> text;
        try {
            text = text(bytes);
        } catch (ProblemException refused) {
            assertThat(refused.type()).isEqualTo(ProblemType.MALFORMED_JSON);
            return;
        }
        text.ifPresent(kept -> assertThat(text(kept.getBytes(UTF_8))).contains(kept));
    }

    private static Optional<String> text(byte[] bytes) {
        return FreeObject.of(StrictJson.parse(bytes)).map(FreeObject::text);
    }
}
