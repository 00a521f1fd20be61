package health.intake.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A servlet's request and response, as far as headers, attributes and status go; a body is lost, anything else refused. */
final class Exchange {

    final Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int status = 200;

    private final ServletOutputStream body = new ServletOutputStream() {
        @Override
        public void write(int octet) {
            // the body is never read
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    };

    private final String method;
    private final String uri;
    private final Map<String, String> sent = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    Exchange(String method) {
        this(method, "/api/v1/profiles");
    }

    Exchange(String method, String uri) {
        this.method = method;
        this.uri = uri;
    }

    Exchange withAttribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    Exchange with(String header, String value) {
        sent.put(header.toLowerCase(Locale.ROOT), value);
        return this;
    }

    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> uri;
            case "getContextPath" -> "/api";
            case "getHeader" -> sent.get(((String) arguments[0]).toLowerCase(Locale.ROOT));
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            case "addHeader" -> answered.merge((String) arguments[0], (String) arguments[1], (a, b) -> a + ", " + b);
            case "setStatus" -> status = (int) arguments[0];
            case "isCommitted" -> false;
            case "setContentType" -> answered.put("Content-Type", (String) arguments[0]);
            case "setContentLength" -> answered.put("Content-Length", arguments[0].toString());
            case "getOutputStream" -> body;
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private interface Handler {
        Object handle(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Exchange.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    Object result = handler.handle(called.getName(), arguments);
                    return called.getReturnType() == void.class ? null : result;
                }));
    }
}
