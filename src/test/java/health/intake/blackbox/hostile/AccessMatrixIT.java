package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.AnswerRules;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.InvalidKeys;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Operation;
import health.intake.blackbox.driver.Scene;
import health.intake.blackbox.driver.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Contract 1.1 and 1.2: every operation, called with every kind of key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private static final List<String> SCOPES =
            List.of("CREATE_USER", "PROFILES_VIEW", "IMPERSONATE", "PROFILES_ERASE", "AUDIT_VIEW");

    private final Scene scene = new Scene();

    private static Stream<DynamicTest> forEach(Map<String, Api> callers, BiConsumer<Operation, String> test) {
        return Operation.ALL.stream().flatMap(operation -> callers.keySet().stream()
                .map(caller ->
                        DynamicTest.dynamicTest(operation + " by " + caller, () -> test.accept(operation, caller))));
    }

    /** Nor {@code message}, which repeats the title on the patients API. */
    private static String withoutRequestId(Answer answer) {
        return Json.masked(answer.text().replaceFirst("\"message\":\"[^\"]*\",", ""), "request_id");
    }

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesAllInvalidKeysAlike() {
        Map<String, Api> callers = InvalidKeys.of(scene.tenant);
        String refusal = withoutRequestId(Api.anonymous().get("/api/v1/key").isProblem(403, "forbidden"));
        return forEach(callers, (operation, caller) -> {
            Answer answer = scene.call(callers.get(caller), operation);
            if (operation.isPublic()) {
                answer.is(200);
            } else if (operation.isKeyOptional() && InvalidKeys.WITHOUT_HEADER.contains(caller)) {
                answer.isProblem(400, "organization_required");
            } else if (operation.takesBearer() && caller.equals(InvalidKeys.BEARER)) {
                answer.isProblem(403, "scope_missing");
            } else {
                assertThat(withoutRequestId(answer.isProblem(403, "forbidden"))).isEqualTo(refusal);
            }
        });
    }

    private Map<String, Api> scopeCallers() {
        Map<String, Api> callers = new LinkedHashMap<>();
        SCOPES.forEach(scope -> callers.put(scope, scene.tenant.key(scope).api()));
        callers.put("ADMIN", Api.admin());
        return callers;
    }

    @TestFactory
    Stream<DynamicTest> eachScopeAllowsItsOperationsOnly() {
        Map<String, Api> callers = scopeCallers();
        return forEach(callers, (operation, scope) -> {
            Answer answer = scene.call(callers.get(scope), operation);
            if (operation.allows(scope) && operation.isOfSandbox()) {
                answer.isProblem(403, "sandbox_only");
            } else if (operation.allows(scope)) {
                assertThat(answer.status()).as("%s", answer).isBetween(200, 204);
            } else {
                answer.isProblem(403, "scope_missing");
                assertThat(operation.scopes()).allMatch(answer.at("detail").asText()::contains);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> scopesOfAnOrganizationAllowNoAdminOperation() {
        Api all = scene.tenant.key(SCOPES.toArray(String[]::new)).api();
        return Operation.ALL.stream()
                .filter(Operation::isAdmin)
                .map(operation -> DynamicTest.dynamicTest(
                        operation.toString(), () -> scene.call(all, operation).isProblem(403, "scope_missing")));
    }

    @TestFactory
    Stream<DynamicTest> outsideTheAccessContextIsRefusedOrFiltered() {
        Api outside = scene.tenant
                .keyFor(scene.tenant.group(), SCOPES.toArray(String[]::new))
                .api();
        return profileOperations()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Answer answer = scene.call(outside, operation);
                    if (operation.isFiltering()) {
                        assertThat(answer.is(200).text()).isEqualTo("[]");
                    } else {
                        answer.isProblem(403, "outside_access_context");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> objectsOfAnotherOrganizationAreNotFound() {
        Api foreign = Tenant.create().key(SCOPES.toArray(String[]::new)).api();
        return profileOperations()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Answer answer = scene.call(foreign, operation);
                    if (operation.isFiltering()) {
                        assertThat(answer.is(200).text()).isEqualTo("[]");
                    } else if (Set.of(PROFILES, PATIENTS).contains(operation.path())) {
                        answer.isProblem(404, "profile_group_not_found");
                    } else {
                        boolean patient = operation.path().startsWith(PATIENTS);
                        answer.isProblem(404, patient ? "patient_not_found" : "profile_not_found");
                    }
                }));
    }

    private static Stream<Operation> profileOperations() {
        return Operation.ALL.stream()
                .filter(operation -> operation.path().startsWith(PROFILES)
                        || operation.path().startsWith(PATIENTS));
    }

    @TestFactory
    Stream<DynamicTest> optionsNeedsNoKeyAndNamesTheMethods() {
        Map<String, List<String>> methods = new LinkedHashMap<>();
        Operation.ALL.forEach(operation -> methods.computeIfAbsent(operation.path(), path -> new ArrayList<>())
                .add(operation.method()));
        // to these the path is that of a profile, with an id that is none
        methods.computeIfAbsent(PROFILES + "/lookup", path -> new ArrayList<>()).addAll(List.of("GET", "PATCH"));
        return methods.entrySet().stream()
                .map(path -> DynamicTest.dynamicTest(path.getKey(), () -> {
                    List<String> expected = new ArrayList<>(path.getValue());
                    expected.add("OPTIONS");
                    if (expected.contains("GET")) {
                        expected.add("HEAD");
                    }
                    Answer answer = Api.anonymous()
                            .send("OPTIONS", scene.filled(path.getKey()))
                            .isAnyOf(200, 204);
                    assertThat(answer.headerList("Allow")).containsExactlyInAnyOrderElementsOf(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> headAnswersLikeGetWithoutABody() {
        return Operation.ALL.stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(operation -> DynamicTest.dynamicTest(operation.path(), () -> {
                    Api api = (operation.isAdmin()
                                    ? Api.admin()
                                    : scene.tenant
                                            .key(SCOPES.toArray(String[]::new))
                                            .api())
                            .with("X-Request-Id", "the-same-id");
                    String path = scene.filled(operation.path());
                    Answer get = api.get(path).is(200);
                    Answer head = api.send("HEAD", path).is(200);

                    assertThat(head.body()).isEmpty();
                    assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
                    assertThat(linksOfAnyPage(head)).isEqualTo(linksOfAnyPage(get));
                    assertThat(AnswerRules.mediaType(head)).isEqualTo(AnswerRules.mediaType(get));
                }));
    }

    // a request to the audit trail is itself in the trail, soon after, and moves its pages on
    private static List<String> linksOfAnyPage(Answer answer) {
        return answer.headerList("Link").stream()
                .map(link -> link.replaceAll("cursor=[^>&]+", "cursor=…"))
                .toList();
    }

    @Test
    void listOfOperationsIsThatOfTheOpenApiDocument() {
        List<String> documented = new ArrayList<>();
        Api.anonymous()
                .get("/api/openapi.json")
                .json()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> documented.add(method.toUpperCase(java.util.Locale.ROOT) + " /api"
                                + path.getKey().replaceAll("\\{[^}]*}", "{}"))));
        documented.removeIf(operation -> !operation.matches("(GET|POST|PUT|PATCH|DELETE) .*"));

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Operation.ALL.stream()
                        .map(operation -> operation.toString().replaceAll("\\{[^}]*}", "{}"))
                        .toList());
    }
}
