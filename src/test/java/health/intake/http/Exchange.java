package health.intake.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request and its answer as servlets see them, without the body of the request; methods that nothing calls throw. */
public final class Exchange {

    public final Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int status = 200;
    boolean isCommitted;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private final ServletOutputStream body = new ServletOutputStream() {
        @Override
        public void write(int value) {
            written.write(value);
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
    private final @Nullable String query;
    private final Map<String, List<String>> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();
    private String protocol = "HTTP/1.1";
    private DispatcherType dispatcher = DispatcherType.REQUEST;

    public Exchange(String method) {
        this(method, "/api/v1/profiles");
    }

    Exchange(String method, String url) {
        this.method = method;
        int mark = url.indexOf('?');
        this.uri = mark < 0 ? url : url.substring(0, mark);
        this.query = mark < 0 ? null : url.substring(mark + 1);
    }

    Exchange overProtocol(String name) {
        protocol = name;
        return this;
    }

    /** Marks the request as one for an error page. */
    Exchange forErrorPage() {
        dispatcher = DispatcherType.ERROR;
        return this;
    }

    Exchange withAttribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    /** Adds a line to a header field. */
    Exchange with(String header, String value) {
        sent.computeIfAbsent(header, name -> new ArrayList<>()).add(value);
        return this;
    }

    /** The body of the answer. */
    String body() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines(Object header) {
        return sent.getOrDefault((String) header, List.of());
    }

    public HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> uri;
            case "getQueryString" -> query;
            case "getContextPath" -> "/api";
            case "getProtocol" -> protocol;
            case "getScheme" -> "http";
            case "getDispatcherType" -> dispatcher;
            case "getHeaderNames" -> Collections.enumeration(sent.keySet());
            case "getHeaders" -> Collections.enumeration(lines(arguments[0]));
            case "getHeader" -> lines(arguments[0]).stream().findFirst().orElse(null);
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            case "addHeader" -> answered.merge((String) arguments[0], (String) arguments[1], (a, b) -> a + ", " + b);
            case "setStatus" -> status = (int) arguments[0];
            case "getStatus" -> status;
            case "isCommitted" -> isCommitted;
            case "containsHeader" -> answered.containsKey((String) arguments[0]);
            case "getContentType" -> answered.get("Content-Type");
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
