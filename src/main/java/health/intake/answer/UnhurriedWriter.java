package health.intake.answer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes a body whenever its reader takes some of it. */
final class UnhurriedWriter implements WriteListener, AsyncListener {

    private static final int CHUNK = 16 * 1024;

    /** And a second for each KiB: slow lines are slow. */
    private static final long MILLIS = 30_000;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final byte[] body;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private int written;
    private Runnable end = () -> {};

    UnhurriedWriter(AsyncContext context, ServletOutputStream out, byte[] body) {
        this.context = context;
        this.out = out;
        this.body = body;
    }

    void start(Runnable whenOver) {
        end = whenOver;
        context.setTimeout(MILLIS + body.length);
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
        // nobody restarts it
    }
}
