package health.intake.blackbox.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.openapi.OpenApiDocument.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document is a sound OpenAPI 3.1 document. */
class OpenApiDocumentTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.INSTANCE;
    private static final Place ROOT = OpenApiDocument.INSTANCE.root();
    /** Which keys an object of OpenAPI 3.1 may have, as far as this document uses them. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "operation",
                    Set.of(
                            "operationId",
                            "tags",
                            "summary",
                            "description",
                            "security",
                            "parameters",
                            "requestBody",
                            "responses"),
            "parameter", Set.of("name", "in", "required", "description", "schema", "example"),
            "requestBody", Set.of("description", "required", "content"),
            "response", Set.of("description", "headers", "content"),
            "header", Set.of("required", "description", "schema", "example"),
            "mediaType", Set.of("schema", "example", "examples"));

    @Test
    void documentIsOfVersion31() {
        assertThat(ROOT.node().path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(ROOT.node().at("/info/title").asText()).isEqualTo("Intake");
        assertThat(ROOT.node().at("/info/version").isTextual()).isTrue();
        assertThat(ROOT.node().at("/servers/0/url").asText()).isEqualTo("/api");
    }

    @Test
    void itsObjectsHaveOnlyTheKeysThatTheyMayHave() {
        OpenApiOperations.all().forEach(operation -> onlyKeys(operation.place(), "operation"));
        DOCUMENT.components("parameters").forEach(parameter -> {
            onlyKeys(parameter, "parameter");
            assertThat(parameter.node().path("in").asText()).as("%s", parameter).isIn("path", "query", "header");
            assertThat(parameter.node().path("required").asBoolean())
                    .as("%s: only what is in the path is required", parameter)
                    .isEqualTo(parameter.node().path("in").asText().equals("path"));
        });
        DOCUMENT.components("headers").forEach(header -> onlyKeys(header, "header"));
        Stream.concat(DOCUMENT.components("requestBodies"), DOCUMENT.components("responses"))
                .forEach(each -> {
                    onlyKeys(each, each.toString().contains("requestBodies") ? "requestBody" : "response");
                    each.child("content")
                            .ifPresent(content -> content.children().forEach(type -> onlyKeys(type, "mediaType")));
                });
        DOCUMENT.components("responses").forEach(response -> assertThat(
                        response.node().path("description").isTextual())
                .as("%s", response)
                .isTrue());
    }

    @Test
    void eachReferenceResolvesAndEachComponentIsReferredTo() {
        Set<String> referred = new TreeSet<>();
        everywhere(ROOT.node(), node -> {
            if (node.path("$ref").isTextual()) {
                referred.add(node.path("$ref").asText());
            }
        });
        Set<String> components = new TreeSet<>();
        ROOT.child("components").orElseThrow().children().stream()
                .filter(kind -> !kind.toString().endsWith("securitySchemes"))
                .flatMap(kind -> kind.children().stream())
                .forEach(component -> components.add("#" + component));

        assertThat(components).isEqualTo(referred);
    }

    @Test
    void eachSchemaIsASchemaOfDraft202012() {
        List<String> faults = new ArrayList<>();
        DOCUMENT.components("schemas")
                .forEach(schema -> add(faults, schema, OpenApiDocument.faultsOfSchema(schema.node())));
        everywhere(ROOT.node(), node -> {
            if (node.path("schema").isObject()) {
                faults.addAll(OpenApiDocument.faultsOfSchema(node.path("schema")));
            }
        });

        assertThat(faults).isEmpty();
    }

    /** Or takes members of the client's own, whose names and values have rules. */
    @Test
    void eachObjectIsClosed() {
        DOCUMENT.components("schemas")
                .filter(schema -> schema.node().has("properties"))
                .forEach(schema -> assertThat(schema.node()
                                        .path("additionalProperties")
                                        .isBoolean()
                                || (schema.node().path("additionalProperties").isObject()
                                        && schema.node().has("propertyNames")))
                        .as("%s", schema)
                        .isTrue());
    }

    @Test
    void eachRequiredPropertyIsDeclared() {
        everywhere(ROOT.node(), node -> {
            if (node.path("required").isArray() && node.path("properties").isObject()) {
                node.path("required")
                        .forEach(name -> assertThat(node.path("properties").has(name.asText()))
                                .as("%s in %s", name, node)
                                .isTrue());
            }
        });
    }

    @Test
    void eachExampleIsOneOfItsSchema() {
        List<Place> all = new ArrayList<>();
        Stream.concat(DOCUMENT.components("requestBodies"), DOCUMENT.components("responses"))
                .flatMap(each -> each.child("content").stream())
                .forEach(content -> all.addAll(content.children()));
        Stream.concat(DOCUMENT.components("parameters"), DOCUMENT.components("headers"))
                .forEach(all::add);
        List<String> faults = new ArrayList<>();
        int examples = 0;
        for (Place each : all) {
            for (JsonNode example : each.examples()) {
                Place schema = each.child("schema").orElseThrow();
                add(faults, each, DOCUMENT.faults(schema, example));
                add(faults, each, AnswerForm.faults(schema, example));
                examples++;
            }
        }

        assertThat(examples).isGreaterThan(100);
        assertThat(faults).isEmpty();
    }

    private static void onlyKeys(Place place, String kind) {
        place.node().fieldNames().forEachRemaining(key -> {
            if (!KEYS.get(kind).contains(key) && !key.startsWith("x-")) {
                fail("%s has the key %s", place, key);
            }
        });
    }

    private static void add(List<String> faults, Place place, List<String> found) {
        found.forEach(fault -> faults.add(place + ": " + fault));
    }

    private static void everywhere(JsonNode node, Consumer<JsonNode> visitor) {
        visitor.accept(node);
        node.forEach(child -> everywhere(child, visitor));
    }
}
