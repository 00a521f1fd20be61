package health.intake.blackbox.hostile;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A request that would succeed, to which problems are then added; each leaves the others in place. */
final class FaultyRequest {

    private final String method;
    private Api api;
    private String path;
    private String query = "";
    private String framing = "%s";
    private boolean hasBody;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private FaultyRequest(Api api, String method, String path) {
        this.api = api;
        this.method = method;
        this.path = path;
    }

    static FaultyRequest of(Api api, String method, String path) {
        return new FaultyRequest(api, method, path);
    }

    private FaultyRequest changed(Consumer<FaultyRequest> change) {
        FaultyRequest copy = new FaultyRequest(api, method, path);
        copy.query = query;
        copy.framing = framing;
        copy.hasBody = hasBody;
        copy.fields.putAll(fields);
        copy.headers.putAll(headers);
        change.accept(copy);
        return copy;
    }

    FaultyRequest as(Api other) {
        return changed(copy -> copy.api = other);
    }

    FaultyRequest at(String other) {
        return changed(copy -> copy.path = other);
    }

    /** @param parameter such as {@code limit=1} */
    FaultyRequest asking(String parameter) {
        return changed(copy -> copy.query = (query.isEmpty() ? "?" : query + "&") + parameter);
    }

    FaultyRequest withHeader(String name, String value) {
        return changed(copy -> copy.headers.put(name, value));
    }

    /** With a body, even if it has no field. */
    FaultyRequest withEmptyBody() {
        return changed(copy -> copy.hasBody = true);
    }

    /** One field of the body, whose value is a JSON text. */
    FaultyRequest with(String field, String json) {
        return changed(copy -> copy.fields.put(field, json));
    }

    /** @param template of the body's text, with {@code %s} for the text without this change */
    FaultyRequest framed(String template) {
        return changed(copy -> copy.framing = framing.replace("%s", template));
    }

    Answer send() {
        Api all = api;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            all = all.with(header.getKey(), header.getValue());
        }
        return fields.isEmpty() && !hasBody ? all.send(method, path + query) : all.send(method, path + query, body());
    }

    private Object body() {
        return framing.replace("%s", Json.object(fields));
    }

    @Override
    public String toString() {
        return method + " " + path.replaceAll("[0-9a-f-]{36}", "…");
    }
}
