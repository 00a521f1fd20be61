package health.intake.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and its answer as filters of Jakarta REST see them; methods that no filter calls throw. */
public final class RestExchange {

    public final Map<String, Object> properties = new HashMap<>();
    public final MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    public final MultivaluedMap<String, Object> answered = new MultivaluedHashMap<>();
    public int status = 200;
    public @Nullable Object entity;
    public @Nullable MediaType mediaType;

    private final String method;
    private final URI uri;
    private final MultivaluedMap<String, String> pathParameters = new MultivaluedHashMap<>();

    /** @param url below {@code /api/} */
    public RestExchange(String method, String url) {
        this.method = method;
        this.uri = URI.create(url);
    }

    public RestExchange with(String header, String value) {
        sent.add(header, value);
        return this;
    }

    public RestExchange withPathParameter(String name, String value) {
        pathParameters.putSingle(name, value);
        return this;
    }

    public RestExchange answeredWith(int code, @Nullable Object body) {
        status = code;
        entity = body;
        return this;
    }

    /** The operation of this name that a type declares, as the one that was matched. */
    public static ResourceInfo matched(Class<?> type, String operation) {
        Method found = Arrays.stream(type.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(operation))
                .findAny()
                .orElseThrow();
        return proxy(ResourceInfo.class, (name, arguments) -> switch (name) {
            case "getResourceMethod" -> found;
            default -> throw new UnsupportedOperationException(name);
        });
    }

    public ContainerRequestContext request() {
        return proxy(ContainerRequestContext.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getHeaders" -> sent;
            case "getHeaderString" -> sent.containsKey(arguments[0]) ? String.join(",", sent.get(arguments[0])) : null;
            case "getAcceptableMediaTypes" -> ranges();
            case "getProperty" -> properties.get(arguments[0]);
            case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
            case "getUriInfo" -> uriInfo();
            default -> throw new UnsupportedOperationException(name);
        });
    }

    public ContainerResponseContext response() {
        return proxy(ContainerResponseContext.class, (name, arguments) -> switch (name) {
            case "getStatus" -> status;
            case "setStatus" -> status = (int) arguments[0];
            case "getHeaders" -> answered;
            case "getEntity" -> entity;
            case "setEntity" -> setEntity(arguments);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private @Nullable Object setEntity(@Nullable Object[] arguments) {
        mediaType = arguments.length == 3 ? (MediaType) arguments[2] : mediaType;
        return entity = arguments[0];
    }

    private List<MediaType> ranges() {
        return sent.getOrDefault("Accept", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(MediaType::valueOf)
                .toList();
    }

    private UriInfo uriInfo() {
        return proxy(UriInfo.class, (name, arguments) -> switch (name) {
            case "getPath" -> uri.getPath().substring("/api/".length());
            case "getRequestUri" -> uri;
            case "getBaseUri" -> URI.create("http://127.0.0.1/api/");
            case "getPathParameters" -> pathParameters;
            case "getQueryParameters" -> queryParameters();
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private MultivaluedMap<String, String> queryParameters() {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        if (uri.getQuery() != null) {
            for (String parameter : uri.getQuery().split("&")) {
                String[] parts = parameter.split("=", 2);
                parameters.add(parts[0], parts.length == 1 ? "" : parts[1]);
            }
        }
        return parameters;
    }

    private interface Handler {
        @Nullable
        Object handle(String method, @Nullable Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                RestExchange.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    Object result = handler.handle(called.getName(), arguments);
                    return called.getReturnType() == void.class ? null : result;
                }));
    }
}
