package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Operation;
import health.intake.blackbox.driver.Scene;
import health.intake.blackbox.driver.Wire;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 1.4: no operation overlooks a parameter that it does not know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryParametersIT {

    private final Scene scene = new Scene();
    private final Api partner = scene.tenant
            .key("CREATE_USER", "PROFILES_VIEW", "AUDIT_VIEW", "PROFILES_ERASE")
            .api();

    /** Documents do not refuse parameters. */
    private static Stream<Operation> operations() {
        return Operation.ALL.stream().filter(operation -> !operation.path().matches("/api/(openapi|docs).*"));
    }

    private Stream<DynamicTest> refuses(String query) {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(
                        operation + query, () -> call(operation, query).isProblem(400, "invalid_query")));
    }

    private Answer call(Operation operation, String query) {
        return scene.call(operation.isAdmin() ? Api.admin() : partner, operation, query);
    }

    @TestFactory
    Stream<DynamicTest> anUnknownParameterIsRefused() {
        return refuses("?emial=a%40example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "?emial=a%40example.com, The query parameter emial is unknown",
        "?limit=1&x-Y_9=1, The query parameter x-Y_9 is unknown",
        "?limit=1&limit=2, The query parameter limit is repeated",
        "?a.b=1, A query parameter (name withheld) is unknown"
    })
    void answerNamesTheParameter(String query, String said) {
        Answer refused = partner.get(PROFILES + query).isProblem(400, "invalid_query");

        assertThat(refused.at("detail").asText()).startsWith(said);
    }

    @Test
    void answerNamesTheParametersOfTheOperation() {
        Answer refused = partner.get(PROFILES + "?emial=x").isProblem(400, "invalid_query");

        assertThat(refused.at("detail").asText()).contains("cursor", "email", "limit", "offset");
    }

    @Test
    void nameOfMoreThan64CharactersIsNotRepeated() {
        Answer longest = partner.get(PROFILES + "?" + "x".repeat(64) + "=1").isProblem(400, "invalid_query");
        Answer longer = partner.get(PROFILES + "?" + "x".repeat(65) + "=1").isProblem(400, "invalid_query");

        assertThat(longest.text()).contains("x".repeat(64));
        assertThat(longer.text()).doesNotContain("xx");
    }

    @TestFactory
    Stream<DynamicTest> aParameterWithoutNameOrValueIsRefused() {
        return Stream.of("?x", "?=", "?x&y=1").flatMap(this::refuses);
    }

    @TestFactory
    Stream<DynamicTest> aRepeatedParameterIsRefused() {
        return refuses("?limit=1&limit=1");
    }

    @TestFactory
    Stream<DynamicTest> aMatrixParameterIsRefused() {
        return Stream.of(";x=1", ";x", ";jsessionid=0123456789abcdef").flatMap(this::refuses);
    }

    @TestFactory
    Stream<DynamicTest> aMatrixParameterInsideThePathIsRefused() {
        return operations()
                // the server itself answers those outside the context root: it finds no application
                .filter(operation -> operation.path().lastIndexOf('/') > "/api".length())
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    int last = operation.path().lastIndexOf('/');
                    String path = operation.path().substring(0, last) + ";x=1"
                            + operation.path().substring(last);
                    Operation inside = new Operation(
                            operation.method(), path, operation.scopes(), operation.isPublic(), operation.body());

                    call(inside, "").isProblem(400, "invalid_query");
                }));
    }

    @TestFactory
    Stream<DynamicTest> keyInTheQueryIsRefused() {
        String secret = scene.tenant.key("CREATE_USER", "PROFILES_VIEW").secret();
        return operations()
                .filter(operation -> !operation.isPublic())
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Answer answer = scene.call(Api.anonymous(), operation, "?x-api-key=" + secret);
                    if (operation.isKeyOptional()) {
                        answer.isProblem(400, "invalid_query");
                    } else {
                        answer.isProblem(403, "forbidden");
                    }
                }));
    }

    @Test
    void keyInTheBodyIsIgnored() {
        String secret = scene.tenant.key("CREATE_USER").secret();
        String body = "{\"x-api-key\":\"" + secret + "\"}";

        Api.anonymous().post("/api/v1/profiles", body).isProblem(403, "forbidden");
        Api.anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/api/v1/profiles", "x-api-key=" + secret)
                .isProblem(403, "forbidden");
    }

    @Test
    void emptyQueryHasNoParameter() {
        partner.get("/api/v1/key?").is(200);
    }

    @Test
    void documentsDoNotRefuseParameters() {
        Api.anonymous().get("/api/openapi.json?v=1").is(200);
        Api.anonymous().get("/api/openapi.yaml?v=1&v=2").is(200);
        Api.anonymous().get("/api/docs/?v=1").is(200);
        Api.anonymous().get("/api/docs/console.js?v=1&v=2").is(200);
    }

    @Test
    void invalidlyEncodedParameterIsRefused() {
        for (String query : new String[] {"limit=%zz", "limit=%", "limit=%2", "email=%zz", "%zz=1"}) {
            Answer answer = Wire.request("GET", "/api/v1/profiles?" + query)
                    .header("x-api-key", scene.tenant.key("PROFILES_VIEW").secret())
                    .sendToHttpLayer();

            assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        }
    }
}
