package health.intake.answer;

import health.intake.json.Json;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request whose body has been received, up to the maximum length. */
final class WholeBody extends HttpServletRequestWrapper {

    private final ServletInputStream body;

    /** Receives it. */
    WholeBody(HttpServletRequest request) throws IOException {
        super(request);
        body = new Received(request.getInputStream(), request.getContentLengthLong());
    }

    /** Whether one is announced. */
    static boolean isAnnounced(HttpServletRequest request) {
        return request.getHeader("Content-Length") != null || request.getHeader("Transfer-Encoding") != null;
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    /** The received bytes, then the following ones: the rest of a body that is too long, or the failure that ended it. */
    private static final class Received extends ServletInputStream {

        private final ServletInputStream body;
        private final ByteArrayInputStream received;
        private final @Nullable IOException failure;

        /** Then nothing more is read: in a request for an upgrade, Payara would wait for more until the connection ends. */
        private final boolean isAll;

        /** @param length that is announced, negative if none is */
        Received(ServletInputStream body, long length) {
            this.body = body;
            byte[] octets = {};
            IOException brokenOff = null;
            try {
                octets = body.readNBytes(length < 0 || length > Json.MAX_BYTES ? Json.MAX_BYTES + 1 : (int) length);
            } catch (IOException e) {
                brokenOff = e;
            }
            received = new ByteArrayInputStream(octets);
            failure = brokenOff;
            isAll = octets.length == length;
        }

        private ServletInputStream rest() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return body;
        }

        @Override
        public int read() throws IOException {
            int octet = received.read();
            return octet < 0 && !isAll ? rest().read() : octet;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            int count = received.read(octets, offset, length);
            return count < 0 && !isAll ? rest().read(octets, offset, length) : count;
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
