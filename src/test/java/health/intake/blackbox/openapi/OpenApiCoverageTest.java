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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The document describes every operation completely. */
class OpenApiCoverageTest {

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.INSTANCE;

    @Test
    void eachProblemAndViolationThatCanHappenAppears() {
        Set<String> documented = new TreeSet<>();
        DOCUMENT.components("responses").forEach(response -> codes(response).forEach(code -> {
            documented.add(code);
            assertThat(response.node()
                            .at("/content/application~1problem+json/schema/properties/status/const")
                            .asInt())
                    .as("%s", response)
                    .isEqualTo(
                            ProblemType.valueOf(code.toUpperCase(Locale.ROOT)).status());
        }));
        List<String> violations = new ArrayList<>();
        DOCUMENT.root()
                .node()
                .at("/components/schemas/Violation/properties/code/enum")
                .forEach(code -> violations.add(code.asText()));

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(ProblemType::code)
                        .toList());
        assertThat(violations)
                .containsExactlyElementsOf(Arrays.stream(ViolationCode.values())
                        .map(ViolationCode::code)
                        .toList());
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
            scopes.forEach(
                    scope -> assertThat(scope.asText()).isIn("CREATE_USER", "PROFILES_VIEW", "IMPERSONATE", "ADMIN"));
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
        return operation
                .place()
                .child("responses")
                .flatMap(all -> all.child(String.valueOf(status)))
                .map(OpenApiCoverageTest::codes)
                .orElse(List.of());
    }

    private static List<String> codes(Place response) {
        List<String> codes = new ArrayList<>();
        response.node()
                .at("/content/application~1problem+json/schema/properties/code/enum")
                .forEach(code -> codes.add(code.asText()));
        return codes;
    }
}
