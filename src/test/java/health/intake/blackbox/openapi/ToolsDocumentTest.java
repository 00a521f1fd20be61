package health.intake.blackbox.openapi;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.openapi.OpenApiDocument.Place;
import health.intake.blackbox.openapi.OpenApiOperations.Operation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document is one that generators of clients, validators and consoles read without loss. */
class ToolsDocumentTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.INSTANCE;
    private static final Map<String, JsonNode> SCHEMAS = Schemas.all();

    /** What some generator, validator or proxy misreads, or makes an empty class of. */
    private static final List<String> MISREAD =
            List.of("allOf", "anyOf", "oneOf", "not", "if", "multipleOf", "patternProperties", "unevaluatedProperties");

    private static List<String> schemas(BiPredicate<String, JsonNode> matching) {
        assertThat(SCHEMAS).hasSizeGreaterThan(200);
        return SCHEMAS.entrySet().stream()
                .filter(each -> matching.test(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Generators read either the reference or what stands beside it. */
    @Test
    void aReferenceStandsAlone() {
        assertThat(schemas((path, schema) -> schema.has("$ref") && schema.size() > 1))
                .isEmpty();
    }

    /** But for one of several types, of which some generator tries each in turn, so that the text 007 is read as the number 7. */
    @Test
    void eachSchemaHasATypeAndNothingThatIsMisread() {
        assertThat(schemas((path, schema) -> !schema.has("$ref") && !schema.has("type")))
                .containsExactly("FurtherMember");
        assertThat(schemas((path, schema) -> elements(schema.path("type"))
                                .filter(type -> !type.asText().equals("null"))
                                .count()
                        > 1))
                .isEmpty();
        assertThat(schemas((path, schema) -> MISREAD.stream().anyMatch(schema::has)))
                .isEmpty();
    }

    /** ECMAScript without flags, Java, Python and automata: no scripts, no looking around, nothing beyond ASCII. */
    @Test
    void eachPatternIsReadEverywhere() {
        assertThat(schemas((path, schema) -> schema.has("pattern"))).hasSizeGreaterThan(20);
        assertThat(schemas((path, schema) -> {
                    String pattern = schema.path("pattern").asText();
                    return pattern.contains("\\p")
                            || pattern.contains("\\P")
                            || pattern.contains("(?")
                            || !pattern.chars().allMatch(character -> character >= ' ' && character <= '~');
                }))
                .isEmpty();
    }

    /** Some generators apply the pattern to the date or UUID that they have read already. */
    @Test
    void aTextThatIsReadAsAnotherTypeHasNoPattern() {
        assertThat(schemas((path, schema) -> schema.has("pattern")
                        && Set.of("uuid", "date", "date-time", "binary")
                                .contains(schema.path("format").asText())))
                .isEmpty();
    }

    @Test
    void anEnumerationThatAllowsNullHasItAmongItsValues() {
        assertThat(schemas((path, schema) -> schema.has("enum")
                        && elements(schema.get("enum")).anyMatch(JsonNode::isNull)
                                != elements(schema.get("type"))
                                        .anyMatch(type -> type.asText().equals("null"))))
                .isEmpty();
        assertThat(schemas((path, schema) -> schema.path("enum").path(0).isInt() && !schema.has("x-enum-varnames")))
                .as("or their names would be numbers")
                .isEmpty();
    }

    /** Redocly, which looks for them, knows no references in extensions. */
    @Test
    void eachComponentIsReferenced() {
        Set<String> references = new TreeSet<>(DOCUMENT.root().node().findValuesAsText("$ref"));
        List<String> unused = new ArrayList<>();
        DOCUMENT.root().node().path("components").properties().stream()
                // these are named, not referenced
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .forEach(kind -> kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> unused.add("#/components/" + kind.getKey() + "/" + name)));
        assertThat(unused).hasSizeGreaterThan(200);
        unused.removeAll(references);

        assertThat(unused).isEmpty();
    }

    /** Else generators invent names for them. */
    @Test
    void eachObjectWithFieldsHasAName() {
        assertThat(schemas((path, schema) -> schema.has("properties") && !path.matches("[A-Za-z]+")))
                .isEmpty();
    }

    /** Generated clients send defaults: a PATCH would change what nobody named. */
    @Test
    void noFieldHasADefault() {
        assertThat(schemas((path, schema) -> schema.has("default") && !path.startsWith("/components/parameters/")))
                .isEmpty();
    }

    @Test
    void eachFieldAndEachSchemaHasItsMeaning() {
        assertThat(schemas((path, schema) -> path.matches("[A-Za-z]+|.*\\.[A-Za-z_]+")
                        && Schemas.followed(schema).path("description").asText().length() < 10))
                .isEmpty();
    }

    @Test
    void aFieldHasTheSameLimitsInEachBodyOfAProfile() {
        assertSameLimits(List.of("Profile", "CreateProfile", "ProfileChange"), Set.of());
    }

    @Test
    void aFieldHasTheSameLimitsInEachBodyOfAPatient() {
        assertSameLimits(
                List.of("Patient", "RegisterPatient", "PatientChange"),
                Set.of("phone", "groups", "hcCard", "verifications"));
        assertSameLimits(List.of("RegisterPatient", "PatientChange"), Set.of("hcCard", "verifications"));
        assertSameFields("Patient", "ExportedPatient");
        assertSameLimits(List.of("HealthCard", "NewHealthCard", "HealthCardChange"), Set.of());
        assertSameLimits(List.of("Verifications", "NewVerifications", "VerificationsChange"), Set.of());
    }

    @Test
    void aFieldHasTheSameLimitsInEachBodyOfTheAdministration() {
        assertSameLimits(List.of("Organization", "CreateOrganization", "OrganizationChange"), Set.of("default_group"));
        assertSameLimits(List.of("ProfileGroup", "CreateProfileGroup", "ProfileGroupChange"), Set.of());
        assertSameLimits(List.of("ApiKey", "NewApiKey"), Set.of());
        assertSameLimits(List.of("AdminKey", "NewAdminKey", "ListedAdminKey", "CreateAdminKey"), Set.of());
    }

    /** Of two schemas for one object, of which one allows null in its place. */
    private static void assertSameFields(String one, String other) {
        JsonNode schemas = DOCUMENT.root().node().at("/components/schemas");

        assertThat(schemas.at("/" + other + "/properties")).isEqualTo(schemas.at("/" + one + "/properties"));
        assertThat(schemas.at("/" + other + "/required")).isEqualTo(schemas.at("/" + one + "/required"));
    }

    private static void assertSameLimits(List<String> names, Set<String> different) {
        Map<String, Set<String>> limits = new TreeMap<>();
        names.forEach(name -> DOCUMENT.root()
                .node()
                .at("/components/schemas/" + name + "/properties")
                .properties()
                .forEach(field -> limits.computeIfAbsent(field.getKey(), any -> new TreeSet<>())
                        .add(limits(Schemas.followed(field.getValue())))));
        limits.keySet().removeAll(different);

        assertThat(limits)
                .isNotEmpty()
                .allSatisfy((field, told) -> assertThat(told).as(field).hasSize(1));
    }

    /** All but null, words and whether it is printed. */
    private static String limits(JsonNode schema) {
        Map<String, String> limits = new TreeMap<>();
        schema.properties()
                .forEach(each -> limits.put(
                        each.getKey(), each.getValue().toString().replaceAll("[\\[\\]]|,null|,\"null\"", "")));
        limits.keySet()
                .removeAll(Set.of(
                        "description", "minItems", "uniqueItems", "items", "x-uuid-version", "writeOnly", "required"));
        return limits.toString();
    }

    @Test
    void eachOperationSaysFirstWhichScopeItNeeds() {
        assertThat(OpenApiOperations.all()).isNotEmpty().allSatisfy(operation -> {
            String description = operation.node().path("description").asText();
            assertThat(description).as("%s", operation).startsWith(scope(operation));
            assertThat(description.substring(description.indexOf('\n')).strip())
                    .as("%s has further words", operation)
                    .isNotEmpty();
            assertThat(operation.node().path("summary").asText())
                    .as("%s", operation)
                    .isNotEmpty();
        });
    }

    private static String scope(Operation operation) {
        List<String> scopes = elements(operation.node().path("x-required-scopes"))
                .map(scope -> "`" + scope.asText() + "`")
                .toList();
        if (scopes.isEmpty()) {
            return "Public.\n\n";
        }
        String last = scopes.get(scopes.size() - 1);
        String others = scopes.stream().limit(scopes.size() - 1L).collect(joining(", "));
        Set<String> further = new TreeSet<>();
        operation.node().path("security").forEach(way -> {
            if (way.isEmpty()) {
                further.add(", or no key");
            } else if (way.has("bearer")) {
                further.add(", or the token for metrics");
            }
        });
        return "Scope " + (others.isEmpty() ? "" : others + " or ") + last + String.join("", further) + ".\n\n";
    }

    @Test
    void eachSuccessHasAnExample() {
        List<String> without = new ArrayList<>();
        OpenApiOperations.all().forEach(operation -> operation.statuses().stream()
                .filter(status -> status.startsWith("2"))
                .map(status -> operation
                        .place()
                        .child("responses")
                        .flatMap(all -> all.child(status))
                        .orElseThrow())
                .flatMap(response -> response.child("content").stream())
                .flatMap(content -> content.children().stream())
                .filter(media -> media.examples().isEmpty() && !isBinary(media))
                .forEach(media -> without.add(operation + " " + media)));

        assertThat(without).isEmpty();
    }

    private static boolean isBinary(Place media) {
        return media.node().at("/schema/format").asText().equals("binary");
    }

    /** Each code has one by {@code OpenApiCoverageTest}; this is about operations that forget a body. */
    @Test
    void eachBodyOfARequestHasAnExample() {
        assertThat(DOCUMENT.components("requestBodies").map(body -> body.child("content")
                        .flatMap(content -> content.child("application/json"))
                        .orElseThrow()))
                .isNotEmpty()
                .allMatch(media -> !media.examples().isEmpty());
    }

    /** Servers that imitate the service from its document send them. */
    @Test
    void eachHeaderOfAnswersThatIsNotFixedHasAnExample() {
        assertThat(DOCUMENT.components("headers"))
                .isNotEmpty()
                .allMatch(header -> !header.examples().isEmpty()
                        || header.node().path("schema").has("const"));
    }

    /** Consoles fill in examples: a second try with the same key, or with an organization that is not one's own, is refused. */
    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "Email", "EmrId", "Username", "OrganizationHeader"})
    void whatIsDifferentForEachCallerHasNoExample(String parameter) {
        JsonNode node = DOCUMENT.root().node().at("/components/parameters/" + parameter);

        assertThat(node.isObject()).isTrue();
        assertThat(Stream.of(node, Schemas.followed(node.path("schema"))))
                .noneMatch(each -> each.has("example") || each.has("examples") || each.has("default"));
    }

    @Test
    void exampleOfARegistrationNamesNoGroups() {
        JsonNode example = DOCUMENT.root()
                .node()
                .at("/components/requestBodies/RegisterPatient/content/application~1json/example");

        assertThat(example.has("email")).isTrue();
        assertThat(example.has("groups")).isFalse();
    }

    @Test
    void operationsOfPartnersAndOfOperatorsHaveDifferentTags() {
        Map<String, String> groups = new HashMap<>();
        DOCUMENT.root().node().path("x-tagGroups").forEach(group -> group.path("tags")
                .forEach(tag -> assertThat(
                                groups.put(tag.asText(), group.path("name").asText()))
                        .as(tag.asText())
                        .isNull()));
        List<String> tags = elements(DOCUMENT.root().node().path("tags"))
                .map(tag -> tag.path("name").asText())
                .toList();

        assertThat(groups.keySet()).containsExactlyInAnyOrderElementsOf(tags);
        assertThat(OpenApiOperations.all()).allSatisfy(operation -> {
            assertThat(operation.node().path("tags")).as("%s", operation).hasSize(1);
            String tag = operation.node().path("tags").path(0).asText();
            assertThat(groups).containsKey(tag);
            assertThat(groups.get(tag).equals("For partners"))
                    .as("%s", operation)
                    .isEqualTo(operation.path().startsWith("/v1/"));
            assertThat(tag.startsWith("Admin: "))
                    .as("%s", operation)
                    .isEqualTo(operation.path().startsWith("/admin/"));
        });
    }

    @Test
    void documentHasAVersionADateAndALicence() {
        JsonNode info = DOCUMENT.root().node().path("info");

        assertThat(info.path("version").asText()).matches("\\d+\\.\\d+");
        assertThat(LocalDate.parse(info.path("x-date").asText())).isAfter(LocalDate.of(2026, 1, 1));
        assertThat(info.at("/license/identifier").asText()).isEqualTo("Apache-2.0");
    }
}
