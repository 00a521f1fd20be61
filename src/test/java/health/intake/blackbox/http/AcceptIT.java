package health.intake.blackbox.http;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.AnswerRules;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.3 and 7: the header Accept, and 406. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptIT {

    private final Group group;
    private final Api partner;
    private final String profile;

    AcceptIT() {
        Tenant tenant = Tenant.create();
        group = tenant.group();
        partner = tenant.partner();
        profile = PROFILES + "/"
                + partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/*", "*/*", "text/html, */*;q=0.1", "application/json;q=0.5"})
    void clientThatAcceptsJsonGetsIt(String accept) {
        Answer read = partner.with("Accept", accept).get(profile).is(200);

        assertThat(AnswerRules.mediaType(read)).isEqualTo("application/json");
    }

    /** Parameters in Accept are no properties of the answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {"application/json;charset=utf-16", "application/json;v=2", "application/json;charset=x;q=0.5"})
    void answerHasItsOwnTypeWhateverIsAccepted(String accept) {
        Api picky = partner.with("Accept", accept);

        for (String path : new String[] {profile, PROFILES + "?limit=1", "/api/v1/key", "/api/health/live"}) {
            assertThat(picky.get(path).is(200).header("Content-Type")).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/xml", "image/*", "text/*, application/xml", "application/json;q=0"})
    void clientThatExcludesJsonGetsItsRefusalInJson(String accept) {
        Api picky = partner.with("Accept", accept);

        picky.get(profile).isProblem(406, "not_acceptable");
        picky.get(PROFILES).isProblem(406, "not_acceptable");
        picky.post(PROFILES, ProfileBody.in(group)).isProblem(406, "not_acceptable");
        picky.patch(profile, "{}").isProblem(406, "not_acceptable");
        picky.post(PATIENTS, PatientBody.in(group)).isProblem(406, "not_acceptable");
    }

    /** As generated clients send it if only the problems of an operation have a body in the document. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/problem+json",
                "application/problem+json;q=0.8",
                "application/problem+json, text/html;q=0",
                "text/html",
                "image/*",
                "application/json;q=0"
            })
    void answerWithoutBodyFitsEveryAccept(String accept) {
        Tenant tenant = Tenant.create();
        Key key = tenant.key("PROFILES_VIEW");
        Api admin = Api.admin().with("Accept", accept);

        admin.delete(tenant.path() + "/api-keys/" + key.id()).is(204);
        key.api().get("/api/v1/key").isProblem(403, "forbidden");
        String own = Api.admin()
                .post("/api/admin/api-keys", "{\"name\":\"accepting\"}")
                .is(201)
                .id();
        admin.delete("/api/admin/api-keys/" + own).is(204);
        partner.with("Accept", accept).send("OPTIONS", PROFILES).isAnyOf(200, 204);
        partner.with("Accept", accept)
                .with("If-None-Match", partner.get(profile).etag())
                .get(profile)
                .isAnyOf(304, 406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/problem+json",
                "application/problem+json;q=0.8",
                "application/problem+json, text/html;q=0",
                "Application/Problem+JSON; charset=utf-8"
            })
    void clientThatAcceptsOnlyProblemsGetsOrdinaryAnswersToo(String accept) {
        Api generated = partner.with("Accept", accept);

        assertThat(AnswerRules.mediaType(generated.get(profile).is(200))).isEqualTo("application/json");
        generated.get(PROFILES + "?limit=1").is(200);
        generated.post(PROFILES, ProfileBody.in(group)).is(201);
        generated.patch(profile, "{}").is(200);
        generated.get("/api/openapi.yaml").is(200);
        Api.admin().with("Accept", accept).get("/api/metrics").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/problem+json, text/html",
                "application/problem+json;q=0, text/html",
                "application/*, application/json;q=0",
                "*/*, application/json;q=0.0"
            })
    void clientThatAcceptsOnlyOtherTypesIsRefused(String accept) {
        partner.with("Accept", accept).get(profile).isProblem(406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html;q=zqx", "application/json;q=-1", "\"application/json\"", "application/", ";", "a/b/c"
            })
    void acceptThatCannotBeReadIsRefused(String accept) {
        partner.with("Accept", accept).get(profile).isProblem(400, "malformed_request");
        Api.anonymous().with("Accept", accept).get("/api/health/live").isProblem(400, "malformed_request");
    }

    @Test
    void severalAcceptLinesAreOneList() {
        partner.with("Accept", "text/html")
                .with("Accept", "application/json")
                .get(profile)
                .is(200);
        partner.with("Accept", "*/*")
                .with("Accept", "application/json;q=0")
                .get(profile)
                .isProblem(406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png", "*/*", "application/json"})
    void everyProblemIsAProblemDocumentWhateverIsAccepted(String accept) {
        Api.anonymous().with("Accept", accept).get("/api/nothing/here").isAnyOf(403, 404);
        partner.with("Accept", accept).get("/api/nothing/here").isProblem(404, "not_found");
        partner.with("Accept", accept).send("DELETE", PROFILES).isProblem(405, "method_not_allowed");
    }

    @Test
    void createIsRefusedAndCreatesNothing() {
        Tenant tenant = Tenant.create();
        Group own = tenant.group();
        Api api = tenant.partner();

        api.with("Accept", "text/html").post(PROFILES, ProfileBody.in(own)).is(406);

        assertThat(api.get(PROFILES).text()).isEqualTo("[]");
    }
}
