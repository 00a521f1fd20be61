package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.3 and 1.4: paths and methods that do not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownPathsIT {

    private final Tenant tenant = Tenant.create();
    private final String secret = tenant.key("CREATE_USER", "PROFILES_VIEW").secret();
    private final Api partner = Api.as(secret);
    private final String profile = PROFILES + "/"
            + partner.post(PROFILES, ProfileBody.in(tenant.group())).is(201).id();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/",
                "/api/nothing",
                "/api/v2/profiles",
                "/api/V1/profiles",
                "/api/v1/Profiles",
                "/api/v1/profile",
                "/api/v1/profiles/0197a3c0-0000-7000-8000-000000000000/x",
                "/api/admin",
                "/api/admin/organization",
                "/api/health",
                "/api/health/",
                "/api/health/dead",
                "/api/index.html",
                "/api/WEB-INF/web.xml",
                "/api/WEB-INF/classes/db/migration/V1__organizations_keys_profiles.sql",
                "/api/META-INF/MANIFEST.MF",
                "/api/web-inf/web.xml",
                "/api/Meta-Inf/MANIFEST.MF",
                "/api/application.wadl",
                "/api/openapi",
                "/api/server-error",
                "/api/v1/key/x",
                "/api/v1/Patients",
                "/api/v1/patient",
                "/api/v1/patients/0197a3c0-0000-7000-8000-000000000000/x",
                "/api/v1/profiles/%2e%2e/key",
                "/api/v1/key%0A",
                "/api/v1/key%0D%0Ax",
                "/api/favicon.ico"
            })
    void unknownPathIsNotFound(String path) {
        partner.get(path).isProblem(404, "not_found");
        Api.anonymous().get(path).isAnyOf(403, 404);
    }

    @Test
    void bodyOfAnUnknownPath() {
        Answer unknown = partner.with("X-Request-Id", "request-00001")
                .get("/api/nothing")
                .is(404);

        unknown.hasBody(
                """
                {
                  "type": "*",
                  "title": "%1$s",
                  "status": 404,
                  "detail": "*",
                  "code": "not_found",
                  "error": "%1$s",
                  "request_id": "request-00001"
                }
                """
                        .formatted(unknown.at("title").asText()),
                "type",
                "detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND"})
    void unknownPathIsNotFoundWhateverTheMethod(String method) {
        partner.send(method, "/api/nothing").is(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PUT      | /api/v1/profiles         | GET HEAD OPTIONS POST
                    DELETE   | /api/v1/profiles         | GET HEAD OPTIONS POST
                    PATCH    | /api/v1/profiles         | GET HEAD OPTIONS POST
                    PROPFIND | /api/v1/profiles         | GET HEAD OPTIONS POST
                    BREW     | /api/v1/profiles         | GET HEAD OPTIONS POST
                    post     | /api/v1/profiles         | GET HEAD OPTIONS POST
                    DELETE   | /api/v1/patients         | GET HEAD OPTIONS POST
                    PUT      | /api/v1/patients         | GET HEAD OPTIONS POST
                    PUT      | /api/v1/patients/0197a3c0-0000-7000-8000-000000000000 | GET HEAD OPTIONS PATCH
                    DELETE   | /api/v1/patients/0197a3c0-0000-7000-8000-000000000000 | GET HEAD OPTIONS PATCH
                    POST     | /api/v1/key              | GET HEAD OPTIONS
                    DELETE   | /api/v1/key              | GET HEAD OPTIONS
                    POST     | /api/health/live         | GET HEAD OPTIONS
                    PUT      | /api/health/ready        | GET HEAD OPTIONS
                    DELETE   | /api/openapi.json        | GET HEAD OPTIONS
                    PUT      | /api/admin/organizations | GET HEAD OPTIONS POST
                    DELETE   | /api/admin/api-keys      | GET HEAD OPTIONS POST
                    """)
    void methodThatAPathDoesNotHaveIsNotAllowed(String method, String path, String allowed) {
        Answer refused = partner.send(method, path).isProblem(405, "method_not_allowed");

        assertThat(refused.headerList("Allow")).containsExactlyInAnyOrder(allowed.split(" "));
        Api.anonymous().send(method, path).isAnyOf(403, 405);
    }

    @Test
    void profileCanBeReadAndChangedButNotReplacedOrDeleted() {
        for (String method : List.of("PUT", "DELETE", "POST")) {
            Answer refused = partner.send(method, profile).isProblem(405, "method_not_allowed");
            assertThat(refused.headerList("Allow")).containsExactlyInAnyOrder("GET", "HEAD", "PATCH", "OPTIONS");
        }
        partner.get(profile).is(200);
    }

    @Test
    void methodIsNotOverriddenByAHeader() {
        partner.with("X-HTTP-Method-Override", "DELETE").get(profile).is(200);
        partner.with("X-HTTP-Method-Override", "PATCH")
                .post(profile, "{\"first_name\":\"Eva\"}")
                .isProblem(405, "method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/profiles", "/api/health/live", "/api/nothing", "/api/"})
    void traceIsRefusedAndEchoesNothing(String path) {
        Answer refused = Wire.request("TRACE", path)
                .header("x-api-key", secret)
                .header("X-Marker", "zq7x")
                .sendToHttpLayer();

        assertThat(refused.status()).as("%s", refused).isIn(403, 404, 405, 501);
        assertThat(refused.text()).doesNotContain(secret, "zq7x");
    }

    @Test
    void traceBelowTheContextRootIsAProblem() {
        Wire.request("TRACE", PROFILES).header("x-api-key", secret).send().isAnyOf(403, 405);
    }
}
