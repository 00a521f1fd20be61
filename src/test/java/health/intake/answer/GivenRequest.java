package health.intake.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A request with properties that a test sets. */
final class GivenRequest {

    private final String method;
    private final String uri;
    private final Map<String, Object> attributes = new HashMap<>();
    private final CountDownLatch readBegun = new CountDownLatch(1);
    private CountDownLatch gate = new CountDownLatch(0);
    private final Map<String, String> headers = new HashMap<>();
    private @Nullable IOException failure;
    private InputStream body = InputStream.nullInputStream();

    private GivenRequest(String method, String uri) {
        this.method = method;
        this.uri = uri;
    }

    static GivenRequest of(String method, String uri) {
        return new GivenRequest(method, uri);
    }

    GivenRequest withKey(String text) {
        headers.put("x-api-key", text);
        return this;
    }

    GivenRequest withBody(String text) {
        headers.put("Content-Length", Integer.toString(text.length()));
        body = new ByteArrayInputStream(text.getBytes(US_ASCII));
        return this;
    }

    /** Its body comes when it is told to go on. */
    GivenRequest held() {
        gate = new CountDownLatch(1);
        return this;
    }

    GivenRequest broken(IOException with) {
        headers.put("Transfer-Encoding", "chunked");
        failure = with;
        return this;
    }

    void awaitRead() throws InterruptedException {
        readBegun.await();
    }

    void goOn() {
        gate.countDown();
    }

    HttpServletRequest servletRequest() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getRequestURI" -> uri;
                    case "getContextPath" -> "/api";
                    case "getRemoteAddr" -> "192.0.2.1";
                    case "getHeader" -> headers.get((String) arguments[0]);
                    case "getContentLengthLong" -> Long.parseLong(headers.getOrDefault("Content-Length", "-1"));
                    case "getInputStream" -> new Body();
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    private final class Body extends ServletInputStream {

        @Override
        public int read() throws IOException {
            readBegun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (failure != null) {
                throw failure;
            }
            return body.read();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
