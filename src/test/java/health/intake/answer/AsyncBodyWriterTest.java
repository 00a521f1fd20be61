package health.intake.answer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However an answer ends, its request is completed and its memory released, once. */
class AsyncBodyWriterTest {

    private static final int SIZE = 100_000;

    private final List<String> calls = new ArrayList<>();
    private final AsyncContext context = (AsyncContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("complete")) {
                    calls.add("complete");
                }
                return null;
            });
    private final SlowStream out = new SlowStream();
    private final byte[] body = new byte[SIZE];
    private final AsyncBodyWriter writer = new AsyncBodyWriter(context, out, body);

    AsyncBodyWriterTest() {
        for (int i = 0; i < SIZE; i++) {
            body[i] = (byte) i;
        }
        writer.start(() -> calls.add("memory given back"));
    }

    /** Takes one piece for each time that it is told to. */
    private static final class SlowStream extends ServletOutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean isReady;

        @Override
        public boolean isReady() {
            return isReady;
        }

        @Override
        public void write(int octet) {
            throw new AssertionError("byte by byte");
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            assertThat(isReady).isTrue();
            isReady = false;
            taken.write(octets, offset, length);
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // called by the test
        }
    }

    private void takeOnePiece() throws IOException {
        out.isReady = true;
        writer.onWritePossible();
    }

    private void isOverOnce() {
        assertThat(calls).containsExactly("memory given back", "complete");
    }

    @Test
    void allIsWrittenPieceByPiece() throws IOException {
        while (calls.isEmpty()) {
            takeOnePiece();
        }

        assertThat(out.taken.toByteArray()).isEqualTo(body);
        isOverOnce();
    }

    @Test
    void nothingIsOverWhileSomeOfItWaits() throws IOException {
        takeOnePiece();

        assertThat(calls).isEmpty();
        assertThat(out.taken.size()).isBetween(1, SIZE - 1);
    }

    @Test
    void aClientThatHangsUpEndsIt() {
        writer.onError(new IOException());

        isOverOnce();
    }

    @Test
    void theLimitOfTimeEndsIt() throws IOException {
        takeOnePiece();

        writer.onTimeout(new AsyncEvent(context));

        isOverOnce();
    }

    @Test
    void aFaultOfTheServerEndsIt() {
        writer.onError(new AsyncEvent(context));

        isOverOnce();
    }

    @Test
    void aRequestThatTheServerCompletesGivesItsMemoryBack() {
        writer.onComplete(new AsyncEvent(context));

        assertThat(calls).containsExactly("memory given back");
    }

    @Test
    void answerEndsOnlyOnce() {
        writer.onError(new IOException());
        writer.onTimeout(new AsyncEvent(context));
        writer.onComplete(new AsyncEvent(context));

        isOverOnce();
    }
}
