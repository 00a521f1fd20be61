package health.intake.blackbox.openapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import health.intake.blackbox.openapi.OpenApiDocument.Place;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks one answer against the OpenAPI document: everything that the document does not promise is an error. */
public final class OpenApiCheck {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final List<String> FIXED = List.of("type", "title", "status");
    private static final List<String> NEVER = List.of("Server", "X-Powered-By");

    private final OpenApiDocument document = OpenApiDocument.INSTANCE;
    private final List<String> faults = new ArrayList<>();
    private final String method;
    private final HttpHeaders headers;
    private final byte[] body;

    private OpenApiCheck(String method, HttpHeaders headers, byte[] body) {
        this.method = method;
        this.headers = headers;
        this.body = body;
    }

    /** @param path raw path of the request, with {@code /api}; a query is ignored */
    public static void check(String method, String path, int status, HttpHeaders headers, byte[] body) {
        List<String> faults = faults(method, path, status, headers, body);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s -> %d is not as documented:%n  %s%n%s"
                    .formatted(
                            method,
                            path,
                            status,
                            String.join("\n  ", faults),
                            new String(body, StandardCharsets.UTF_8)));
        }
    }

    static List<String> faults(String method, String path, int status, HttpHeaders headers, byte[] body) {
        OpenApiCheck check = new OpenApiCheck(method, headers, body);
        Place operation = OpenApiOperations.find(method, path);
        Optional<Place> response = operation.child("responses").flatMap(all -> all.child(String.valueOf(status)));
        response.ifPresentOrElse(
                check::response, () -> check.faults.add("status " + status + " is not documented at " + operation));
        return check.faults;
    }

    private void response(Place response) {
        NEVER.stream()
                .filter(name -> headers.firstValue(name).isPresent())
                .forEach(name -> faults.add("header " + name + " must not be there"));
        if (body.length == 0
                && response.node().path("x-may-come-from-http-layer").asBoolean()) {
            return;
        }
        headers(response);
        content(response);
    }

    // the headers of a response replace the general ones
    private void headers(Place response) {
        Map<String, Place> documented = new LinkedHashMap<>();
        Stream.of(document.root().child("x-response-headers"), response.child("headers"))
                .flatMap(Optional::stream)
                .forEach(headers -> headers.node()
                        .fieldNames()
                        .forEachRemaining(
                                name -> documented.put(name, headers.child(name).orElseThrow())));
        documented.forEach(this::header);
    }

    private void header(String name, Place header) {
        List<String> values = headers.allValues(name);
        if (!values.isEmpty()) {
            String value = String.join(", ", values);
            Place schema = header.child("schema").orElseThrow();
            document.faults(schema, asJson(value, schema)).stream()
                    .map(fault -> "header " + name + ": " + fault)
                    .forEach(faults::add);
        } else if (header.node().path("required").asBoolean()) {
            faults.add("header " + name + " is missing");
        }
    }

    private static JsonNode asJson(String value, Place schema) {
        boolean isNumber = schema.node().path("type").asText().equals("integer") && value.matches("[0-9]{1,18}");
        return isNumber ? LongNode.valueOf(Long.parseLong(value)) : TextNode.valueOf(value);
    }

    private void content(Place response) {
        Optional<Place> content = response.child("content");
        boolean empty = method.equals("HEAD") || content.isEmpty();
        if (empty && body.length > 0) {
            faults.add("there must be no body");
        }
        if (content.isEmpty() || (empty && headers.firstValue("Content-Type").isEmpty())) {
            return;
        }
        String type = headers.firstValue("Content-Type").orElse("none");
        Optional<Place> media = content.get().child(mediaType(type));
        if (media.isEmpty()) {
            faults.add("content type " + type + " is not documented");
        } else if (!empty && mediaType(type).endsWith("json")) {
            json(media.get());
        }
    }

    /** The type without its parameters, of which only the charset UTF-8 is taken. */
    private static String mediaType(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).replaceFirst(";\\s*charset=\"?utf-8\"?(?=;|$)", "");
    }

    private void json(Place media) {
        Place schema = media.child("schema").orElseThrow();
        try {
            // decoded first: Jackson by itself would also take UTF-16
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            JsonNode json = JSON.readTree(text.toString());
            faults.addAll(document.faults(schema, json));
            faults.addAll(AnswerForm.faults(schema, json));
            if (schema.isSchema("Problem")) {
                problem(json);
                sameAsExample(media, json, "code");
            } else if (schema.isSchema("Health")) {
                sameAsExample(media, json, "status");
            }
        } catch (IOException e) {
            faults.add("not JSON: " + e.getMessage());
        }
    }

    /**
     * The names of the examples are all codes or states that the answer may have. What does not depend on the request is as in
     * the example.
     */
    private void sameAsExample(Place media, JsonNode json, String naming) {
        String name = json.path(naming).asText();
        Optional<Place> example = media.child("examples").flatMap(all -> all.child(name));
        if (example.isEmpty()) {
            faults.add(naming + " " + name + " is not documented");
            return;
        }
        JsonNode documented = example.get().node().path("value");
        FIXED.stream()
                .filter(member -> !documented.path(member).equals(json.path(member)))
                .forEach(member -> faults.add(member + " is not " + documented.path(member)));
    }

    private void problem(JsonNode problem) {
        if (problem.has("violations") != problem.path("code").asText().equals("validation_failed")) {
            faults.add("violations come with validation_failed, and only then");
        }
        String repeated = problem.path("status").asInt() == 400 ? "detail" : "title";
        if (!problem.path("error").equals(problem.path(repeated))) {
            faults.add("error does not repeat " + repeated);
        }
        if (!headers.allValues("X-Request-Id")
                .contains(problem.path("request_id").asText())) {
            faults.add("request_id is not the X-Request-Id");
        }
    }
}
