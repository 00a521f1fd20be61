package health.intake.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HmacTest {

    private static final byte[] MESSAGE = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAG =
            HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

    private final Hmac hmac = new Hmac("Jefe".getBytes(StandardCharsets.US_ASCII));

    @Test
    void givesTheValueOfRfc4231() {
        assertThat(hmac.of(MESSAGE)).isEqualTo(TAG);
        assertThat(hmac.of("what do ya want for nothing?")).isEqualTo(TAG);
    }

    @Test
    void matchesItsOwnTagOnly() {
        byte[] other = TAG.clone();
        other[31] ^= 1;
        assertThat(hmac.matches(MESSAGE, TAG)).isTrue();
        assertThat(hmac.matches(MESSAGE, other)).isFalse();
        assertThat(hmac.matches(MESSAGE, new byte[0])).isFalse();
    }

    @Test
    void givesTheSameToManyThreads() {
        assertThat(IntStream.range(0, 1000).parallel().allMatch(i -> hmac.matches(MESSAGE, TAG)))
                .isTrue();
    }

    @Test
    void toStringShowsNothing() {
        assertThat(hmac).hasToString("Hmac[masked]");
    }
}
