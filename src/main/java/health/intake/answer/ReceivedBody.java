package health.intake.answer;

import health.intake.json.Json;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request whose body was received completely, up to the maximum length, before anything reads it. */
final class ReceivedBody extends HttpServletRequestWrapper {

    private final ServletInputStream body;

    /** Receives the body. */
    ReceivedBody(HttpServletRequest request) throws IOException {
        super(request);
        body = new Stream(request.getInputStream(), request.getContentLengthLong());
    }

    /** Whether the request announces a body. */
    static boolean isAnnounced(HttpServletRequest request) {
        return request.getHeader("Content-Length") != null || request.getHeader("Transfer-Encoding") != null;
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    /** The received bytes, then the following ones: the rest of a body that is too long, or the failure that ended it. */
    private static final class Stream extends ServletInputStream {

        private final ServletInputStream body;
        private final ByteArrayInputStream received;
        private final @Nullable IOException failure;

        /** Whether the body ends here: reading on in a request for an upgrade, Payara would wait until the connection ends. */
        private final boolean isAll;

        /** @param length the announced length, negative if none is announced */
        Stream(ServletInputStream body, long length) {
            this.body = body;
            byte[] bytes = {};
            IOException brokenOff = null;
            try {
                bytes = body.readNBytes(length < 0 || length > Json.MAX_BYTES ? Json.MAX_BYTES + 1 : (int) length);
            } catch (IOException e) {
                brokenOff = e;
            }
            received = new ByteArrayInputStream(bytes);
            failure = brokenOff;
            isAll = bytes.length == length;
        }

        private ServletInputStream rest() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return body;
        }

        @Override
        public int read() throws IOException {
            int value = received.read();
            return value < 0 && !isAll ? rest().read() : value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = received.read(target, offset, length);
            return count < 0 && !isAll ? rest().read(target, offset, length) : count;
        }

        @Override
        public int available() {
            return received.available();
        }

        @Override
        public boolean isFinished() {
            return received.available() == 0 && (isAll || body.isFinished());
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("nothing here is read asynchronously");
        }
    }
}
