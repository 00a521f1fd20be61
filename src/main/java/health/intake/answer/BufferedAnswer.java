package health.intake.answer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A response that keeps its body in memory. */
final class BufferedAnswer extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ServletOutputStream stream = new Stream();
    private @Nullable PrintWriter writer;

    BufferedAnswer(HttpServletResponse response) {
        super(response);
    }

    byte[] body() {
        if (writer != null) {
            writer.flush();
        }
        return bytes.toByteArray();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void flushBuffer() {
        // nothing is sent before the body is complete
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        bytes.reset();
    }

    @Override
    public void reset() {
        super.reset();
        bytes.reset();
    }

    @Override
    public void sendError(int status) throws IOException {
        bytes.reset();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        bytes.reset();
        super.sendError(status, message);
    }

    private final class Stream extends ServletOutputStream {

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            bytes.write(source, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("nothing here is written asynchronously");
        }
    }
}
