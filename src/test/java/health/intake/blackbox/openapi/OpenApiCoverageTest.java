package health.intake.blackbox.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.openapi.OpenApiDocument.Place;
import health.intake.blackbox.openapi.OpenApiOperations.Operation;
import health.intake.problem.ProblemType;
import health.intake.problem.ViolationCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The document describes every operation completely. */
class OpenApiCoverageTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.INSTANCE;

    /** Their details always tell something of the request. */
    private static final Set<ProblemType> TOLD_OF_THE_REQUEST = Set.of(
            ProblemType.VALIDATION_FAILED,
            ProblemType.INVALID_QUERY,
            ProblemType.SCOPE_MISSING,
            ProblemType.FIELD_NOT_ALLOWED);

    @Test
    void eachProblemAndViolationThatCanHappenAppears() {
        Set<String> documented = new TreeSet<>();
        DOCUMENT.components("responses").forEach(response -> documented.addAll(codes(response)));
        List<String> problems =
                Arrays.stream(ProblemType.values()).map(ProblemType::code).toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(problems);
        assertThat(enumeration("ProblemCode")).isEqualTo(problems);
        assertThat(enumeration("ViolationCode"))
                .containsExactlyElementsOf(Arrays.stream(ViolationCode.values())
                        .map(ViolationCode::code)
                        .toList());
    }

    private static List<String> enumeration(String schema) {
        List<String> values = new ArrayList<>();
        DOCUMENT.root()
                .node()
                .at("/components/schemas/" + schema + "/enum")
                .forEach(value -> values.add(value.asText()));
        return values;
    }

    @Test
    void eachProblemStandsUnderItsStatusOnly() {
        Stream<Place> others = DOCUMENT.root().child("x-other-requests").orElseThrow().children().stream();
        List<Place> all = Stream.concat(OpenApiOperations.all().map(Operation::place), others)
                .toList();

        assertThat(all).hasSizeGreaterThan(30).allSatisfy(place -> place.child("responses")
                .orElseThrow()
                .node()
                .fieldNames()
                .forEachRemaining(status -> assertThat(codes(place, status))
                        .as("%s %s", place, status)
                        .allMatch(code -> String.valueOf(type(code).status()).equals(status))));
    }

    private static ProblemType type(String code) {
        return ProblemType.valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** So the document holds no second list of titles, types and words. */
    @Test
    void eachExampleOfAProblemIsWhatItsCatalogueSays() {
        Map<String, JsonNode> examples = new TreeMap<>();
        DOCUMENT.components("responses")
                .flatMap(response -> problem(response, "examples"))
                .flatMap(all -> all.children().stream())
                .map(example -> example.node().path("value"))
                .forEach(example -> examples.put(example.path("detail").asText(), example));

        assertThat(examples).hasSizeGreaterThan(ProblemType.values().length).allSatisfy((detail, example) -> {
            ProblemType type = type(example.path("code").asText());
            assertThat(example.path("type").asText()).isEqualTo(type.page());
            assertThat(example.path("title").asText()).isEqualTo(type.title());
            assertThat(example.path("status").asInt()).isEqualTo(type.status());
            assertThat(example.path("error").asText()).isEqualTo(type.status() == 400 ? detail : type.title());
            if (!TOLD_OF_THE_REQUEST.contains(type)) {
                assertThat(detail).isEqualTo(type.detail());
            }
        });
    }

    private static Stream<Place> problem(Place response, String member) {
        return response.child("content").flatMap(all -> all.child("application/problem+json")).stream()
                .flatMap(media -> media.child(member).stream());
    }

    @Test
    void nameOfAnExampleIsItsCode() {
        DOCUMENT.components("responses")
                .flatMap(response -> problem(response, "examples"))
                .forEach(examples -> examples.node().fieldNames().forEachRemaining(name -> assertThat(
                                examples.child(name)
                                        .orElseThrow()
                                        .node()
                                        .at("/value/code")
                                        .asText())
                        .as("%s", examples)
                        .isEqualTo(name)));
    }

    @Test
    void eachOperationHasItsOwnIdAndDeclaresTheParametersOfItsPath() {
        assertThat(OpenApiOperations.all()
                        .map(each -> each.node().path("operationId").asText())
                        .toList())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
        DOCUMENT.root().child("paths").orElseThrow().node().properties().forEach(path -> {
            List<String> declared = new ArrayList<>();
            path.getValue()
                    .path("parameters")
                    .forEach(parameter -> declared.add(DOCUMENT.root()
                            .target(parameter.path("$ref").asText())
                            .node()
                            .path("name")
                            .asText()));
            List<String> templated = Pattern.compile("(?<=\\{)[^}]+")
                    .matcher(path.getKey())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(declared).as(path.getKey()).isEqualTo(templated);
        });
    }

    @Test
    void eachOperationDeclaresItsScopesOrThatItIsPublic() {
        OpenApiOperations.all().forEach(operation -> {
            JsonNode scopes = operation.node().path("x-required-scopes");
            assertThat(scopes.isArray()).as("%s", operation).isTrue();
            scopes.forEach(scope -> assertThat(scope.asText())
                    .isIn("CREATE_USER", "PROFILES_VIEW", "IMPERSONATE", "PROFILES_ERASE", "AUDIT_VIEW", "ADMIN"));
            JsonNode security = operation.node().path("security");
            boolean open = security.isArray() && security.isEmpty();
            assertThat(open).as("%s", operation).isEqualTo(scopes.isEmpty());
            assertThat(codes(operation, 403).isEmpty()).as("%s", operation).isEqualTo(open);
        });
    }

    private static Stream<JsonNode> ways(Operation operation) {
        return StreamSupport.stream(operation.node().path("security").spliterator(), false);
    }

    @Test
    void onlyTheMetricsTakeABearerInPlaceOfTheKey() {
        assertThat(OpenApiOperations.all()
                        .filter(operation -> ways(operation).anyMatch(way -> way.has("bearer")))
                        .map(operation -> operation + " "
                                + operation.node().path("security").toString()))
                .containsExactly("get /metrics [{\"apiKey\":[]},{\"bearer\":[]}]");
    }

    @Test
    void operationWithAnOptionalKeySaysHowTheOrganizationIsNamed() {
        List<Operation> optional = OpenApiOperations.all()
                .filter(operation -> ways(operation).anyMatch(JsonNode::isEmpty))
                .toList();

        assertThat(optional)
                .extracting(operation -> operation.node().path("security").toString())
                .containsExactly("[{\"apiKey\":[]},{}]");
        assertThat(optional)
                .allMatch(operation -> codes(operation, 400).contains("organization_required"))
                .allMatch(operation -> codes(operation, 403).contains("self_registration_closed"))
                .allMatch(operation -> codes(operation, 429).contains("rate_limited"))
                .allMatch(operation -> operation
                        .node()
                        .path("parameters")
                        .toString()
                        .contains("#/components/parameters/OrganizationHeader"));
    }

    @Test
    void eachOperationDocumentsWhatCanHappenToEveryRequest() {
        OpenApiOperations.all().forEach(operation -> {
            assertThat(operation.statuses()).as("%s", operation).contains("400", "414", "431", "500");
            assertThat(operation.statuses().contains("406"))
                    .as("%s has a body that Accept may exclude", operation)
                    .isEqualTo(!operation.statuses().contains("204"));
            assertThat(operation.statuses().stream().anyMatch(status -> status.matches("20.")))
                    .as("%s", operation)
                    .isTrue();
            boolean body = operation.node().has("requestBody");
            assertThat(operation.statuses().containsAll(Set.of("413", "415")))
                    .as("%s", operation)
                    .isEqualTo(body);
            assertThat(codes(operation, 400).contains("malformed_json"))
                    .as("%s", operation)
                    .isEqualTo(body);
        });
    }

    private static List<String> codes(Operation operation, int status) {
        return codes(operation.place(), String.valueOf(status));
    }

    private static List<String> codes(Place operation, String status) {
        return operation
                .child("responses")
                .flatMap(all -> all.child(status))
                .map(OpenApiCoverageTest::codes)
                .orElse(List.of());
    }

    private static List<String> codes(Place response) {
        List<String> codes = new ArrayList<>();
        problem(response, "examples")
                .forEach(examples -> examples.node().fieldNames().forEachRemaining(codes::add));
        return codes;
    }
}
