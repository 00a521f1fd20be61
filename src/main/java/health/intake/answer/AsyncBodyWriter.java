package health.intake.answer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes a body asynchronously, as fast as its reader takes it. */
final class AsyncBodyWriter implements WriteListener, AsyncListener {

    private static final int CHUNK = 16 * 1024;

    /** The time limit for an answer, to which a millisecond is added for each byte, for slow connections. */
    private static final long BASE_MILLIS = 30_000;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final byte[] body;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private int written;
    private Runnable end = () -> {};

    AsyncBodyWriter(AsyncContext context, ServletOutputStream out, byte[] body) {
        this.context = context;
        this.out = out;
        this.body = body;
    }

    void start(Runnable onEnd) {
        end = onEnd;
        context.setTimeout(BASE_MILLIS + body.length);
        context.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (written == body.length) {
                finish();
                return;
            }
            int length = Math.min(CHUNK, body.length - written);
            out.write(body, written, length);
            written += length;
        }
    }

    @Override
    public void onError(Throwable hungUp) {
        finish();
    }

    private void finish() {
        if (isOver.compareAndSet(false, true)) {
            end.run();
            context.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        if (isOver.compareAndSet(false, true)) {
            end.run();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish();
    }

    @Override
    public void onError(AsyncEvent event) {
        finish();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is never restarted
    }
}
