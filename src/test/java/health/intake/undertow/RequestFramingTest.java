package health.intake.undertow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {

    private static final String HEAD = "GET / HTTP/1.1\r\nHost: x\r\n";
    private static final String VALID = HEAD + "\r\n"
            + HEAD + "Content-Length: 5\r\n\r\nhello"
            + HEAD + "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\nT: x\r\n\r\n"
            + "GET / HTTP/1.0\r\n\r\n";

    private final RequestFraming framing = new RequestFraming();

    private int accept(String bytes) {
        return framing.accept(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)), 0, bytes.length());
    }

    @Test
    void requestsMayFollowEachOtherAtOnce() {
        assertThat(accept(VALID)).isEqualTo(VALID.length());
        assertThat(framing.isBroken()).isFalse();
        assertThat(framing.isInHead()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50})
    void itDoesNotMatterInWhatPiecesTheyCome(int size) {
        for (int at = 0; at < VALID.length(); at += size) {
            String piece = VALID.substring(at, Math.min(VALID.length(), at + size));
            assertThat(accept(piece)).isEqualTo(piece.length());
        }
        assertThat(accept(" ")).isOne();
        assertThat(accept("\r\n")).isOne();
        assertThat(framing.isBroken()).isTrue();
    }

    @Test
    void theByteThatMakesItNoRequestIsKeptBackAndAllAfterIt() {
        String accepted = HEAD + "X: a\r";

        assertThat(accept(accepted + "Y: b\r\n\r\n")).isEqualTo(accepted.length());
        assertThat(framing.isBroken()).isTrue();
        assertThat(accept(HEAD + "\r\n")).isZero();
    }

    @Test
    void aBodyMayHoldAnything() {
        assertThat(accept(HEAD + "Content-Length: 4\r\n\r\n\r\n\0\n")).isEqualTo(HEAD.length() + 23 + 2);
        assertThat(framing.isBroken()).isFalse();
    }

    @Test
    void aRequestThatIsWorkedOnIsTold() {
        accept(HEAD + "Content-Length: 4\r\n\r\n");
        assertThat(framing.isInHead()).isFalse();
        accept("1234");
        assertThat(framing.isInHead()).isTrue();
    }

    @Test
    void aLineWithoutEndIsNotKept() {
        String accepted = HEAD + "X: ";

        assertThat(accept(accepted + "a".repeat(100_000))).isEqualTo(accepted.length() + 32 * 1024 - 3);
        assertThat(framing.isBroken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: \u0085\u00a0\u00ff\r\n",
                "X:\r\n",
                "Content-Length:\t5 \r\n",
                "Content-Length: 0\r\n",
                "transfer-encoding: CHUNKED\r\n",
                "!#$%&'*+-.^_`|~09Az: x\r\n"
            })
    void goodFields(String lines) {
        assertThat(accept(HEAD + lines + "\r\n")).isEqualTo(HEAD.length() + lines.length() + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: x\r\n",
                "X : a\r\n",
                " X: a\r\n",
                "X\r\n",
                ": a\r\n",
                "X: \u007f\r\n",
                "X: \u001f\r\n",
                "\u00e4: a\r\n",
                "Content-Length: \u00b2\r\n",
                "Content-Length: 1234567890123456789\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked\u00a0\r\n",
                "Transfer-Encoding: identity\r\n"
            })
    void badFields(String lines) {
        accept(HEAD + lines + "\r\n");

        assertThat(framing.isBroken()).isTrue();
    }

    @Test
    void onlyAnOldClientMayLeaveOutTheHost() {
        accept("GET / HTTP/1.1\r\n\r\n");
        assertThat(framing.isBroken()).isTrue();
    }

    @Test
    void anOldClientHasNoChunks() {
        accept("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(framing.isBroken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 \r\n",
                "\r\n",
                "x\r\n",
                "1000000000000000\r\n",
                "1\r\nab\r\n",
                "1\r\na\r\n0\r\nhost: x\r\n",
                "1\r\na\r\n0\r\nX\r\n"
            })
    void badChunks(String chunks) {
        accept(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunks);

        assertThat(framing.isBroken()).isTrue();
    }
}
