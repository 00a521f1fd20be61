package health.intake.blackbox.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The OpenAPI document as tests read it; its schemas are compiled once. */
public final class OpenApiDocument {

    public static final OpenApiDocument INSTANCE = new OpenApiDocument();

    private static final String ADDRESS = "https://intake.invalid/openapi.json";

    private final JsonNode root;
    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<JsonPointer, JsonSchema> schemas = new ConcurrentHashMap<>();

    private OpenApiDocument() {
        root = read();
        factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012, builder -> builder.metaSchema(OpenApi31.getInstance())
                        .defaultMetaSchemaIri(OpenApi31.getInstance().getIri())
                        .schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, root.toString()))));
    }

    private static JsonNode read() {
        try (InputStream yaml = OpenApiDocument.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Place root() {
        return new Place(JsonPointer.empty());
    }

    Stream<Place> components(String kind) {
        return root().child("components").flatMap(all -> all.child(kind)).orElseThrow().children().stream();
    }

    /** The errors of the instance under the schema at this place. */
    List<String> faults(Place schema, JsonNode instance) {
        return schemas.computeIfAbsent(schema.pointer(), this::compile).validate(instance).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    /** As {@link #faults(Place, JsonNode)}, of a schema under JSON Schema itself. */
    static List<String> faultsOfSchema(JsonNode schema) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(schema.toString(), InputFormat.JSON)
                .stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private JsonSchema compile(JsonPointer pointer) {
        JsonSchema schema = factory.getSchema(SchemaLocation.of(ADDRESS + "#" + fragment(pointer)), config);
        schema.initializeValidators();
        return schema;
    }

    /** Media types and path templates hold characters that a URI fragment must escape. */
    private static String fragment(JsonPointer pointer) {
        return pointer.toString().replace("{", "%7B").replace("}", "%7D");
    }

    /** A place in the document, references followed. */
    public final class Place {

        private final JsonPointer pointer;

        private Place(JsonPointer pointer) {
            this.pointer = pointer;
        }

        JsonPointer pointer() {
            return pointer;
        }

        public JsonNode node() {
            return root.at(pointer);
        }

        /** Whether this is the component of this name, that is, a schema which tools know by it. */
        boolean isSchema(String name) {
            return pointer.toString().equals("/components/schemas/" + name);
        }

        /** The place under this name, with a mere reference followed. */
        Optional<Place> child(String name) {
            Place child = new Place(pointer.append(JsonPointer.empty().appendProperty(name)));
            return child.node().isMissingNode() ? Optional.empty() : Optional.of(child.followed());
        }

        /** The target of a reference here, else this place. */
        Place followed() {
            JsonNode reference = node().path("$ref");
            return reference.isTextual() && node().size() == 1 ? target(reference.asText()) : this;
        }

        Place target(String reference) {
            return new Place(JsonPointer.compile(reference.substring(1))).followed();
        }

        /** The examples here, however many. */
        List<JsonNode> examples() {
            Stream<JsonNode> named = child("examples").stream()
                    .flatMap(all -> all.children().stream())
                    .map(each -> each.node().path("value"));
            return Stream.concat(Stream.of(node().path("example")).filter(each -> !each.isMissingNode()), named)
                    .toList();
        }

        List<Place> children() {
            return node().properties().stream()
                    .map(entry -> child(entry.getKey()).orElseThrow())
                    .toList();
        }

        @Override
        public String toString() {
            return pointer.toString();
        }
    }
}
