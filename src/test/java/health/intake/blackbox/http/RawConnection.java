package health.intake.blackbox.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.ServiceSocket;
import health.intake.blackbox.driver.WireAnswer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A connection on which a test writes any bytes, and reads answer by answer. */
final class RawConnection implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Socket socket;
    private boolean ended;

    RawConnection() {
        try {
            socket = ServiceSocket.open(PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes each character as one byte. Ignores it if the server no longer reads: its earlier answer is read. */
    RawConnection write(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        } catch (IOException e) {
            ended = true;
        }
        return this;
    }

    /** Nothing more is written. */
    RawConnection end() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            ended = true;
        }
        return this;
    }

    /** The next answer, by its own length. */
    Answer answer() {
        var received = new ByteArrayOutputStream();
        while (!WireAnswer.isComplete(received.toByteArray()) && !endOfChunks(received) && read(received)) {
            // until it is whole
        }
        return WireAnswer.parse("GET", "/", received.toByteArray());
    }

    /** The first line of the next answer, or nothing where the server ends the connection without one. */
    String line() {
        var received = new ByteArrayOutputStream();
        while (received.toString(ISO_8859_1).indexOf('\n') < 0 && read(received)) {
            // until it is whole
        }
        return received.toString(ISO_8859_1).lines().findFirst().orElse("");
    }

    /** All that comes until the server ends the connection, or for some seconds. */
    String everything() {
        var received = new ByteArrayOutputStream();
        while (read(received)) {
            // until the end
        }
        return received.toString(ISO_8859_1);
    }

    /** Whether the server has ended it, as far as was read. */
    boolean hasEnded() {
        return ended;
    }

    private static boolean endOfChunks(ByteArrayOutputStream received) {
        return received.toString(ISO_8859_1).endsWith("\r\n0\r\n\r\n");
    }

    private boolean read(ByteArrayOutputStream received) {
        byte[] some = new byte[8192];
        try {
            int n = socket.getInputStream().read(some);
            ended = n < 0;
            received.write(some, 0, Math.max(0, n));
            return n >= 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            ended = true;
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
