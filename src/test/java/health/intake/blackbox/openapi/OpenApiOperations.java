package health.intake.blackbox.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.openapi.OpenApiDocument.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the part of the OpenAPI document for a request: an operation, or one of the cases outside the operations. */
public final class OpenApiOperations {

    private static final Place DOCUMENT = OpenApiDocument.INSTANCE.root();
    private static final List<PathItem> PATHS = DOCUMENT.child("paths")
            .orElseThrow()
            .node()
            .propertyStream()
            .map(entry -> PathItem.of(entry.getKey()))
            // a literal segment goes before a template
            .sorted(Comparator.comparing(item -> item.template.replace('{', '\uffff')))
            .toList();

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private OpenApiOperations() {}

    static Place find(String method, String path) {
        List<Place> items = pathItems(path);
        if (method.equals("TRACE")) {
            return other("unknown-method");
        }
        if (items.isEmpty()) {
            return other("unknown-path");
        }
        if (method.equals("OPTIONS")) {
            return other("options");
        }
        // methods are case-sensitive: "post" and "Post" do not exist
        String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        if (!method.equals("HEAD") && !method.equals(name.toUpperCase(Locale.ROOT))) {
            return other("unknown-method");
        }
        // what is no operation of the literal path may be one of the template
        return items.stream()
                .flatMap(item -> item.child(name).stream())
                .findFirst()
                .orElseGet(() -> other("unknown-method"));
    }

    private static Place other(String name) {
        return DOCUMENT.child("x-other-requests")
                .flatMap(all -> all.child(name))
                .orElseThrow();
    }

    public static Stream<Operation> all() {
        Place paths = DOCUMENT.child("paths").orElseThrow();
        return paths.node().propertyStream().flatMap(path -> path.getValue()
                .propertyStream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> new Operation(
                        path.getKey(),
                        member.getKey(),
                        paths.child(path.getKey())
                                .flatMap(item -> item.child(member.getKey()))
                                .orElseThrow())));
    }

    private static List<Place> pathItems(String path) {
        String plain = path.replaceFirst("\\?.*", "").replaceAll(";[^/]*", "");
        return PATHS.stream()
                .filter(item -> item.pattern.matcher(plain).matches())
                .map(item -> DOCUMENT.child("paths")
                        .flatMap(all -> all.child(item.template))
                        .orElseThrow())
                .toList();
    }

    /** An operation of the document. */
    public record Operation(String path, String method, Place place) {

        public JsonNode node() {
            return place.node();
        }

        List<String> statuses() {
            List<String> statuses = new ArrayList<>();
            node().path("responses").fieldNames().forEachRemaining(statuses::add);
            return statuses;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record PathItem(String template, Pattern pattern) {

        static PathItem of(String template) {
            String regex = Pattern.compile("\\{[^}]+}|[^{]+")
                    .matcher("/api" + template.replaceFirst("/$", ""))
                    .replaceAll(part -> part.group().startsWith("{") ? "[^/]+" : "\\\\Q" + part.group() + "\\\\E");
            return new PathItem(template, Pattern.compile(regex + "/?"));
        }
    }
}
