package health.intake.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.1 and 7: the form of the header. */
class IdempotencyKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "!", "~", "6f1c2b34-5f7e-4a51-9d3c-0b8f1d2e3a4b", "a,b;c=\"d\"", "%20"})
    void visibleAsciiIsAKey(String text) {
        assertThat(IdempotencyKey.of(List.of(text)).text()).contains(text);
    }

    @Test
    void everyVisibleCharacterAndNoOtherIsAllowed() {
        IntStream.rangeClosed(0, 0x180).forEach(c -> {
            IdempotencyKey key = IdempotencyKey.of(List.of("a" + (char) c));
            if (c >= 0x21 && c <= 0x7E) {
                assertThat(key.text()).contains("a" + (char) c);
            } else {
                assertMalformed(key);
            }
        });
    }

    @Test
    void aKeyHasAtMost255Characters() {
        String longest = "k".repeat(255);

        assertThat(IdempotencyKey.of(List.of(longest)).text()).contains(longest);
        assertMalformed(IdempotencyKey.of(List.of(longest + "k")));
    }

    static Stream<List<String>> malformed() {
        return Stream.of(
                List.of(""),
                List.of(" "),
                List.of("a b"),
                List.of("a\n"),
                List.of("é"),
                List.of("a", "a"),
                List.of("a", "b"));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(List<String> lines) {
        assertMalformed(IdempotencyKey.of(lines));
    }

    @Test
    void noHeaderIsNoKey() {
        assertThat(IdempotencyKey.of(null).text()).isEmpty();
        assertThat(IdempotencyKey.of(List.of()).text()).isEmpty();
        assertThat(IdempotencyKey.NONE.text()).isEmpty();
    }

    @Test
    void theTextOfAKeyIsNotPrinted() {
        assertThat(IdempotencyKey.of(List.of("maria@example.com"))).asString().doesNotContain("maria");
    }

    private static void assertMalformed(IdempotencyKey key) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(key::text)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST));
    }
}
