package health.intake.undertow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the backlog, too, which counts the bytes that sinks hold. */
class BufferingSinkTest {

    private static final int SIZE = 1_000_000;
    private static final int FITS_THRICE = 3 * SIZE + SIZE / 2;
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String LARGE = "/api/large";
    private static final String LARGER = "/api/larger";
    private static final int LARGER_SIZE = SIZE + SIZE / 4;
    private static final String SMALL = "/api/small";
    private static final String FAILING = "/api/failing";

    private final Backlog backlog = new Backlog(FITS_THRICE);
    private final LocalUndertow server = new LocalUndertow(new AnswersHandler(BufferingSinkTest::answer, backlog));
    private final List<Socket> sockets = new ArrayList<>();

    private static void answer(HttpServerExchange exchange) throws IOException {
        boolean isSmall = exchange.getRelativePath().equals(SMALL);
        int size = exchange.getRelativePath().equals(LARGER) ? LARGER_SIZE : SIZE;
        exchange.setResponseContentLength(isSmall ? 1 : size);
        exchange.startBlocking();
        exchange.getOutputStream().write(body(isSmall ? 1 : size / 2));
        if (exchange.getRelativePath().equals(FAILING)) {
            throw new IOException("in the middle");
        }
        if (!isSmall) {
            exchange.getOutputStream().write(body(size / 2));
        }
        exchange.getOutputStream().close();
    }

    private static byte[] body(int length) {
        byte[] body = new byte[length];
        for (int i = 0; i < length; i++) {
            body[i] = (byte) ('a' + i % 26);
        }
        return body;
    }

    private static String largeAnswer() {
        return answer(SIZE);
    }

    private static String answer(int size) {
        String half = new String(body(size / 2), ISO_8859_1);
        return "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: " + size + "\r\n\r\n" + half + half;
    }

    private Socket ask(String method, String path, int times) throws IOException {
        Socket socket = server.ask(method, path, times);
        sockets.add(socket);
        return socket;
    }

    private Socket askWithoutReading() throws IOException {
        return askWithoutReading(LARGE);
    }

    private Socket askWithoutReading(String path) throws IOException {
        long before = backlog.bytes();
        Socket socket = ask("GET", path, 1);
        AtomicLong seen = new AtomicLong(before);
        // all of it: a client that is sent more waits from then on
        Deadline.within(SOON, "the answer waits", () -> {
            long now = backlog.bytes();
            return seen.getAndSet(now) == now && now != before;
        });
        return socket;
    }

    private void holdsNothingSoon() {
        Deadline.within(SOON, "no answer is held", () -> backlog.bytes() == 0);
    }

    /** Until the connection ends. */
    private static String rest(Socket socket) throws IOException {
        StringBuilder read = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            InputStream in = socket.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                read.append(new String(buffer, 0, length, ISO_8859_1));
            }
        } catch (SocketException reset) {
            // a reset is an end, too
        }
        return read.toString();
    }

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
    }

    @Test
    void anAnswerThatIsReadLateArrivesWhole() throws IOException {
        Socket socket = askWithoutReading();
        assertThat(backlog.bytes()).isBetween(SIZE / 2L, 2L * SIZE);

        assertThat(read(socket, largeAnswer().length())).isEqualTo(largeAnswer());
        holdsNothingSoon();
    }

    @Test
    void noThreadWaitsForAReader() throws IOException {
        for (int i = 0; i < LocalUndertow.THREADS + 1; i++) {
            ask("GET", LARGE, 1);
        }

        assertThat(read(ask("GET", SMALL, 1), "HTTP/1.1 200".length())).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void clientThatHangsUpHoldsNothing() throws IOException {
        Socket socket = askWithoutReading();

        socket.setSoLinger(true, 0);
        socket.close();

        holdsNothingSoon();
    }

    @Test
    void clientThatReadsNothingForSomeTimeIsCutOff() throws IOException {
        Socket socket = askWithoutReading();

        holdsNothingSoon();

        assertThat(rest(socket).length()).isLessThan(SIZE);
    }

    @Test
    void anAnswerThatFailsInTheMiddleEndsTheConnectionAndHoldsNothing() throws IOException {
        Socket socket = ask("GET", FAILING, 1);

        assertThat(rest(socket).length()).isLessThan(SIZE);
        holdsNothingSoon();
    }

    @Test
    void whenTheyHoldTooMuchTheOneThatHasWaitedLongestIsCutOff() throws IOException {
        Socket first = askWithoutReading();
        Socket second = askWithoutReading();
        Socket third = askWithoutReading();
        // of another size, which tells when it has taken the place of the first
        Socket fourth = askWithoutReading(LARGER);

        assertThat(rest(first).length()).isLessThan(SIZE);
        for (Socket kept : List.of(second, third)) {
            assertThat(read(kept, largeAnswer().length())).isEqualTo(largeAnswer());
        }
        String larger = answer(LARGER_SIZE);
        assertThat(read(fourth, larger.length())).isEqualTo(larger);
        holdsNothingSoon();
    }

    @Test
    void headHasNoBody() throws IOException {
        Socket socket = ask("HEAD", LARGE, 2);

        String head = largeAnswer().substring(0, largeAnswer().length() - SIZE);
        assertThat(read(socket, 2 * head.length())).isEqualTo(head + head);
        holdsNothingSoon();
    }

    @Test
    void pipelinedRequestsGetWholeAnswersOrTheEnd() throws IOException {
        Socket socket = ask("GET", SMALL, 20_000);
        socket.shutdownOutput();

        String one = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\na";
        assertThat(one.repeat(20_000)).startsWith(rest(socket));
        holdsNothingSoon();
    }

    @AfterEach
    void end() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }
}
