package health.intake.blackbox.audit;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 8: who read or changed a record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessesIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Key writer = tenant.key("CREATE_USER");
    private final Key reader = tenant.key("PROFILES_VIEW");
    private final Key auditor = tenant.key("AUDIT_VIEW");
    private final String profile = create();
    private final String accesses = accesses(profile);

    AccessesIT() {
        String other = create();
        String path = PROFILES + "/" + profile;
        reader.api().get(path).is(200);
        reader.api().get(PROFILES + "/" + other).is(200);
        writer.api().patch(path, "{\"height\": 170}").is(200);
        writer.api().patch(path, "{\"height\": -1}").is(400);
        reader.api().patch(path, "{\"height\": 171}").isProblem(403, "scope_missing");
        await(tenant, reader.api().get(PROFILES).is(200));
    }

    private String create() {
        return writer.api().post(PROFILES, ProfileBody.in(group)).is(201).id();
    }

    private static String accesses(String profile) {
        return PROFILES + "/" + profile + "/accesses";
    }

    private static void await(Tenant tenant, Answer answer) {
        Trail.of(tenant).ofRequest(answer.requiredHeader("X-Request-Id"));
    }

    /** Without {@code listAccesses}: each call of this method adds one. */
    private static List<JsonNode> walk(Api api, String path) {
        List<JsonNode> found = new ArrayList<>();
        String next = path;
        while (next != null) {
            Answer page = api.get(next).is(200);
            page.json().forEach(found::add);
            next = Links.of(page).next();
        }
        found.removeIf(access -> access.get("operation").asText().equals("listAccesses"));
        return found;
    }

    private static List<String> operations(Api api, String path) {
        return walk(api, path).stream()
                .map(access -> access.get("operation").asText())
                .toList();
    }

    @Test
    void whatSucceededIsToldNewestFirst() {
        List<JsonNode> told = walk(auditor.api(), accesses);

        assertThat(told)
                .extracting(access -> access.get("operation").asText())
                .as("neither what was refused nor what concerned others")
                .containsExactly("listProfiles", "changeProfile", "getProfile", "createProfile");
        assertThat(told).extracting(access -> access.get("status").asInt()).containsExactly(200, 200, 200, 201);
        assertThat(told)
                .extracting(access -> Instant.parse(access.get("at").asText()))
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void anAccessIsToldInTheFormOfTheContract() {
        JsonNode told = walk(auditor.api(), accesses).get(2);

        assertThat(told.fieldNames()).toIterable().containsExactly("at", "operation", "status", "key");
        assertThat(told.get("key"))
                .isEqualTo(Json.parse("{\"prefix\": \"%s\", \"name\": \"Key of %s\"}"
                        .formatted(reader.secret().substring(0, 18), tenant.slug())));
    }

    @Test
    void aRequestDoesNotTellItselfButTheNextOneDoes() {
        String quiet = create();
        Answer first = auditor.api().get(accesses(quiet)).is(200);
        await(tenant, first);

        assertThat(first.each("operation")).containsExactly("createProfile");
        assertThat(auditor.api().get(accesses(quiet)).is(200).each("operation"))
                .containsExactly("listAccesses", "createProfile");
    }

    @Test
    void aReadThatFoundNothingNewIsAnAccess() {
        String quiet = create();
        String tag = reader.api().get(PROFILES + "/" + quiet).is(200).requiredHeader("ETag");
        await(
                tenant,
                reader.api()
                        .with("If-None-Match", tag)
                        .get(PROFILES + "/" + quiet)
                        .is(304));

        assertThat(auditor.api().get(accesses(quiet)).is(200).each("status")).containsExactly("304", "200", "201");
    }

    @Test
    void readAppearsAtMostTwoSecondsAfterItsAnswer() {
        String quiet = create();
        reader.api().get(PROFILES + "/" + quiet).is(200);

        Deadline.within(Trail.DELAY, "the access appears", () -> operations(auditor.api(), accesses(quiet))
                .contains("getProfile"));
    }

    @Test
    void registrationWithoutAKeyHasNone() {
        Tenant open = Tenant.open();
        String patient =
                open.keyless().post(PATIENTS, PatientBody.create()).is(201).id();
        Answer told = open.key("AUDIT_VIEW").api().get(accesses(patient)).is(200);

        assertThat(told.each("operation")).containsExactly("registerPatient");
        assertThat(told.json().get(0).get("key").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 500})
    void pagesTellEachAccessOnce(int limit) {
        assertThat(operations(auditor.api(), accesses + "?limit=" + limit))
                .containsExactly("listProfiles", "changeProfile", "getProfile", "createProfile");
    }

    @Test
    void aHundredAreToldUnlessALimitIsGiven() {
        String busy = create();
        Answer last = reader.api().get(PROFILES + "/" + busy).is(200);
        for (int i = 0; i < 101; i++) {
            last = reader.api().get(PROFILES + "/" + busy).is(200);
        }
        await(tenant, last);

        assertThat(auditor.api().get(accesses(busy)).is(200).json()).hasSize(100);
        assertThat(auditor.api().get(accesses(busy) + "?limit=500").is(200).json())
                .hasSizeGreaterThanOrEqualTo(103);
    }

    @Test
    void fromIsInclusiveAndToIsExclusive() {
        String at = at(profile, "changeProfile");

        assertThat(operations(auditor.api(), accesses + "?from=" + at))
                .containsExactly("listProfiles", "changeProfile");
        assertThat(operations(auditor.api(), accesses + "?limit=1&to=" + at))
                .containsExactly("getProfile", "createProfile");
        assertThat(operations(auditor.api(), accesses + "?from=" + at + "&to=" + at))
                .isEmpty();
    }

    private String at(String profile, String operation) {
        try (Sql sql = Installation.shared().sql()) {
            return sql.text(
                    "select date_format(from_unixtime(at / 1000000), '%Y-%m-%dT%H:%i:%s.%fZ') from audit_entry"
                            + " where organization_id = ? and profile_id = ? and operation = ? and status < 400",
                    tenant.id(), profile, operation);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=",
                "from=2026-04-01",
                "to=2026-04-01T09:14:32+00:00",
                "limit=0",
                "limit=501",
                "cursor=x",
                "offset=0",
                "to=2026-04-01T09:14:32Z&to=2026-04-01T09:14:32Z",
                "status=200",
                "profile=019d4834-5b40-7c7e-8a51-3f0f4d3b7c99",
                "key=019d4834-5b40-7c7e-8a51-3f0f4d3b7c99"
            })
    void invalidQueryIsRefused(String query) {
        auditor.api().get(accesses + "?" + query).isProblem(400, "invalid_query");
        // the query is judged before the id
        auditor.api().get(accesses("1-1-1-1-1") + "?" + query).isProblem(400, "invalid_query");
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        auditor.api().get(accesses("1-1-1-1-1")).isProblem(400, "invalid_id");
        auditor.api().get(accesses("lookup")).isProblem(400, "invalid_id");
    }

    @Test
    void cursorIsOfItsRecordOrganizationAndFilterOnly() {
        String next = String.valueOf(
                Links.of(auditor.api().get(accesses + "?limit=1").is(200)).next());
        String cursor = "&" + next.substring(next.indexOf("cursor="));
        Tenant foreign = Tenant.create();
        String theirs = foreign.partner()
                .post(PROFILES, ProfileBody.in(foreign.group()))
                .is(201)
                .id();
        auditor.api().get(accesses + "?limit=2" + cursor).is(200);

        Set<String> others = new TreeSet<>(Set.of(
                accesses(create()) + "?limit=1", accesses + "?to=2200-01-01T00:00:00Z", "/api/v1/requests?limit=1"));
        others.forEach(other -> auditor.api().get(other + cursor).isProblem(400, "invalid_query"));
        Api outsider = foreign.key("AUDIT_VIEW").api();
        outsider.get(accesses(theirs) + "?limit=1" + cursor).isProblem(400, "invalid_query");
        outsider.get(accesses + "?limit=1" + cursor).isProblem(400, "invalid_query");
    }

    @Test
    void nobodyIsToldWhatTheirKeyMayNotSee() {
        Api confined = tenant.keyFor(tenant.group(), "AUDIT_VIEW").api();
        Api foreign = Tenant.create().key("AUDIT_VIEW").api();
        String unknown = accesses(UUID.randomUUID().toString());

        tenant.keyFor(group, "AUDIT_VIEW").api().get(accesses).is(200);
        confined.get(accesses).isProblem(403, "outside_access_context");
        assertThat(Json.masked(
                        foreign.get(accesses)
                                .isProblem(404, "profile_not_found")
                                .text(),
                        "request_id"))
                .isEqualTo(Json.masked(
                        auditor.api()
                                .get(unknown)
                                .isProblem(404, "profile_not_found")
                                .text(),
                        "request_id"));
        for (Api other :
                List.of(writer.api(), reader.api(), tenant.key("IMPERSONATE").api(), Api.admin())) {
            other.get(accesses).isProblem(403, "scope_missing");
        }
    }

    @Test
    void accessesToWhoWasErasedAreToldToWhomTheyWereToldBefore() {
        String erased = create();
        Key eraser = tenant.key("PROFILES_ERASE");
        eraser.api()
                .post(PROFILES + "/" + erased + "/erase", "{\"reason\": \"unlawful\"}")
                .is(200);
        await(tenant, reader.api().get(PROFILES + "/" + erased).isProblem(410, "profile_erased"));

        assertThat(operations(auditor.api(), accesses(erased))).containsExactly("eraseProfile", "createProfile");
        tenant.keyFor(group, "AUDIT_VIEW").api().get(accesses(erased)).is(200);
        tenant.keyFor(tenant.group(), "AUDIT_VIEW")
                .api()
                .get(accesses(erased))
                .isProblem(403, "outside_access_context");
        Tenant.create().key("AUDIT_VIEW").api().get(accesses(erased)).isProblem(404, "profile_not_found");
        reader.api().get(PROFILES + "/" + erased + "/export").isProblem(410, "profile_erased");
    }

    @Test
    void theSandboxIsApart() {
        Key test = tenant.testKey("CREATE_USER", "PROFILES_VIEW", "AUDIT_VIEW");
        String inSandbox = test.api()
                .post(PROFILES, ProfileBody.in(group).with("profile_group", Json.quoted(group.slug())))
                .is(201)
                .id();
        await(tenant, test.api().get(PROFILES + "/" + inSandbox).is(200));

        assertThat(operations(test.api(), accesses(inSandbox))).containsExactly("getProfile", "createProfile");
        test.api().get(accesses).isProblem(404, "profile_not_found");
        auditor.api().get(accesses(inSandbox)).isProblem(404, "profile_not_found");
        test.api().post("/api/v1/sandbox/reset", "{}").is(204);
        test.api().get(accesses(inSandbox)).isProblem(404, "profile_not_found");
    }
}
