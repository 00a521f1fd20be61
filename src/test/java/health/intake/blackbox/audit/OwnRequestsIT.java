package health.intake.blackbox.audit;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.6: what a key is told of its own requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnRequestsIT {

    private static final String REQUESTS = "/api/v1/requests";
    private static final String NOBODY = PROFILES + "/019d4834-5b40-7c7e-8a51-3f0f4d3b7c99";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    private final Answer created =
            key.api().post(PROFILES, ProfileBody.in(group)).is(201);
    private final Answer missing = key.api().get(NOBODY).is(404);
    private final Answer other =
            tenant.partner().get(PROFILES + "/" + created.id()).is(200);

    OwnRequestsIT() {
        awaitRequest(key.api(), missing);
    }

    /** Waits until a request is told, at most 2 s after its answer. */
    private static JsonNode awaitRequest(Api api, Answer answer) {
        List<JsonNode> found = new ArrayList<>();
        Deadline.within(Trail.DELAY.multipliedBy(2), "the request is told", () -> {
            api.get(REQUESTS + "?request_id=" + answer.requiredHeader("X-Request-Id"))
                    .is(200)
                    .json()
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private static List<String> ids(List<JsonNode> requests) {
        return requests.stream()
                .map(request -> request.get("request_id").asText())
                .toList();
    }

    /** Without {@code listRequests}: each call of this method adds one. */
    private static List<String> operations(Api api, String filter) {
        List<String> operations =
                new ArrayList<>(api.get(REQUESTS + filter).is(200).each("operation"));
        operations.removeIf("listRequests"::equals);
        return operations;
    }

    private static List<JsonNode> walk(Api api, String query) {
        List<JsonNode> requests = new ArrayList<>();
        String next = REQUESTS + query;
        while (next != null) {
            Answer page = api.get(next).is(200);
            page.json().forEach(requests::add);
            next = Links.of(page).next();
        }
        return requests;
    }

    @Test
    void aRequestIsToldInTheFormOfTheContract() {
        Api api = key.api().with("User-Agent", "booking-portal/2.3");
        Answer patched =
                api.patch(PROFILES + "/" + created.id(), "{\"height\": 170}").is(200);
        JsonNode told = awaitRequest(key.api(), patched);

        assertThat(told.fieldNames())
                .toIterable()
                .containsExactly(
                        "at", "operation", "status", "profile_ids", "request_id", "user_agent", "client_address");
        assertThat(told.get("operation").asText()).isEqualTo("changeProfile");
        assertThat(told.get("status").asInt()).isEqualTo(200);
        assertThat(told.get("profile_ids")).extracting(JsonNode::asText).containsExactly(created.id());
        assertThat(told.get("user_agent").asText()).isEqualTo("booking-portal/2.3");
        assertThat(told.get("client_address").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void userAgentIsCut() {
        Api api = key.api().with("User-Agent", "a".repeat(121));
        JsonNode told = awaitRequest(key.api(), api.get(NOBODY).is(404));

        assertThat(told.get("user_agent").asText()).isEqualTo("a".repeat(120));
    }

    @Test
    void refusalsAreToldAndNobodyElsesRequests() {
        assertThat(operations(key.api(), "?status=4xx&to=" + at(missing, 1_000)))
                .containsExactly("getProfile");
        assertThat(operations(key.api(), "?status=404&to=" + at(missing, 1_000)))
                .containsExactly("getProfile");
        assertThat(operations(key.api(), "?status=403")).isEmpty();
        assertThat(operations(key.api(), "?status=5xx")).isEmpty();
        assertThat(operations(key.api(), "?status=2xx&to=" + at(missing, 1_000)))
                .containsExactly("createProfile");
        assertThat(operations(key.api(), "?request_id=" + other.requiredHeader("X-Request-Id")))
                .isEmpty();
        Key fresh = tenant.key("CREATE_USER");
        assertThat(operations(fresh.api(), "")).isEmpty();
    }

    @Test
    void fromIsInclusiveAndToIsExclusive() {
        String filter = "?status=404&from=" + at(missing, 0) + "&to=";

        assertThat(operations(key.api(), filter + at(missing, 1_000))).hasSize(1);
        assertThat(operations(key.api(), filter + at(missing, 0))).isEmpty();
    }

    /** The instant of a request and some microseconds, a multiple of a hundred. */
    private String at(Answer answer, int later) {
        try (Sql sql = Installation.shared().sql()) {
            return sql.text(
                    "select date_format(from_unixtime((at + ?) / 1000000), '%Y-%m-%dT%H:%i:%s.%fZ') from audit_entry"
                            + " where request_id = ?",
                    later, answer.requiredHeader("X-Request-Id"));
        }
    }

    @Test
    void theseRequestsAreToldThemselvesOnEachPageOnce() {
        Key fresh = tenant.key("PROFILES_VIEW");
        for (int i = 0; i < 4; i++) {
            fresh.api().get(PROFILES).is(200);
        }
        Answer own = fresh.api().get(REQUESTS + "?limit=1").is(200);
        awaitRequest(fresh.api(), own);
        List<JsonNode> told = walk(fresh.api(), "?limit=2&status=200");

        assertThat(told)
                .extracting(request -> request.get("operation").asText())
                .contains("listRequests");
        assertThat(ids(told))
                .doesNotHaveDuplicates()
                .contains(own.requiredHeader("X-Request-Id"))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void fiftyAreToldUnlessALimitIsGiven() {
        Key fresh = tenant.key("PROFILES_VIEW");
        Answer last = fresh.api().get(NOBODY).is(404);
        for (int i = 0; i < 100; i++) {
            last = fresh.api().get(NOBODY).is(404);
        }
        awaitRequest(fresh.api(), last);

        assertThat(fresh.api().get(REQUESTS).is(200).json()).hasSize(50);
        assertThat(fresh.api().get(REQUESTS + "?limit=100").is(200).json()).hasSize(100);
    }

    @Test
    void aKeyIsToldOverItsRotations() {
        Key first = tenant.key("PROFILES_VIEW");
        Answer before = first.api().get(NOBODY).is(404);
        Answer rotated = Api.admin()
                .post(tenant.keysPath() + "/" + first.id() + "/rotate", "{}")
                .is(201);
        Key second = Key.of(rotated);

        assertThat(awaitRequest(second.api(), before).get("status").asInt()).isEqualTo(404);
        first.api().get(NOBODY).isProblem(403, "forbidden");
        Deadline.within(Trail.DELAY.multipliedBy(2), "the attempt with the earlier secret is told", () -> operations(
                        second.api(), "")
                .contains("refusedKey"));
    }

    @Test
    void adminKeyIsToldItsRequestsOnAllOrganizations() {
        Answer configured = Api.admin().get(tenant.path()).is(200);
        assertThat(awaitRequest(Api.admin(), configured).get("operation").asText())
                .isEqualTo("getOrganization");

        Key admin = Key.of(Api.admin()
                .post("/api/admin/api-keys", "{\"name\": \"Own requests\"}")
                .is(201));
        Answer here = admin.api().get(tenant.path()).is(200);
        Answer general = admin.api().get("/api/admin/organizations?limit=1").is(200);
        awaitRequest(admin.api(), here);
        awaitRequest(admin.api(), general);
        assertThat(operations(admin.api(), "")).containsExactly("listOrganizations", "getOrganization");
        Api.admin().delete("/api/admin/api-keys/" + admin.id()).is(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=",
                "status=4",
                "status=4XX",
                "status=4x",
                "status=600",
                "status=099",
                "status=4xx&status=5xx",
                "from=2026-04-01",
                "to=yesterday",
                "request_id=",
                "request_id=short",
                "request_id=not%20harmless",
                "limit=0",
                "limit=101",
                "limit=x",
                "cursor=x",
                "offset=0",
                "operation=getProfile"
            })
    void invalidFilterIsRefused(String query) {
        key.api().get(REQUESTS + "?" + query).isProblem(400, "invalid_query");
    }

    @Test
    void cursorIsOfItsKeyAndFilterOnly() {
        Answer page = key.api().get(REQUESTS + "?limit=1&status=4xx").is(200);
        key.api().get(NOBODY).is(404);
        String next = String.valueOf(
                Links.of(key.api().get(REQUESTS + "?limit=1&status=2xx").is(200))
                        .next());
        String cursor = "&" + next.substring(next.indexOf("cursor="));

        assertThat(page.json()).hasSize(1);
        assertThat(next).startsWith(REQUESTS + "?status=2xx&limit=1&cursor=");
        key.api().get(REQUESTS + "?limit=2&status=2xx" + cursor).is(200);
        key.api().get(REQUESTS + "?limit=1&status=4xx" + cursor).isProblem(400, "invalid_query");
        key.api().get(REQUESTS + "?limit=1" + cursor).isProblem(400, "invalid_query");
        tenant.key("PROFILES_VIEW")
                .api()
                .get(REQUESTS + "?limit=1&status=2xx" + cursor)
                .isProblem(400, "invalid_query");
    }
}
