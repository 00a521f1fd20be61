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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 5 and 7: how the audit trail is read, page by page and filtered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Key writer = tenant.key("CREATE_USER");
    private final Key reader = tenant.key("PROFILES_VIEW");
    private final List<String> profiles = profiles();
    private final Trail trail = Trail.of(tenant);

    AuditTrailIT() {
        profiles.forEach(id -> reader.api().get(PROFILES + "/" + id).is(200));
        Answer list = reader.api().get(PROFILES).is(200);
        trail.ofRequest(list.requiredHeader("X-Request-Id"));
    }

    private List<String> profiles() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(writer.api().post(PROFILES, ProfileBody.in(group)).is(201).id());
        }
        return ids;
    }

    private static List<String> operations(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("operation").asText()).toList();
    }

    private static List<String> ids(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("id").asText()).toList();
    }

    private List<JsonNode> walk(String filter, int limit) {
        List<JsonNode> entries = new ArrayList<>();
        String next = trail.path() + "?limit=" + limit + filter;
        while (next != null) {
            Answer page = Api.admin().get(next).is(200);
            assertThat(page.json().size()).isLessThanOrEqualTo(limit);
            page.json().forEach(entries::add);
            next = Links.of(page).next();
        }
        return entries;
    }

    @Test
    void newestIsFirst() {
        List<JsonNode> entries = trail.entries("");

        assertThat(entries)
                .extracting(entry -> Instant.parse(entry.get("at").asText()))
                .isSortedAccordingTo(Collections.reverseOrder());
        assertThat(operations(entries).get(entries.size() - 1)).isEqualTo("createOrganization");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 500})
    void pagesShowEachEntryOnce(int limit) {
        // an end, because reading the trail makes it longer
        String end = "&key=" + reader.id();
        List<String> whole = ids(trail.entries(end));

        assertThat(whole).hasSize(4);
        assertThat(ids(walk(end, limit))).isEqualTo(whole);
    }

    @Test
    void keyIsFilteredByItsId() {
        assertThat(operations(trail.entries("&key=" + reader.id())))
                .containsExactly("listProfiles", "getProfile", "getProfile", "getProfile");
        assertThat(operations(trail.entries("&key=" + writer.id().toUpperCase(java.util.Locale.ROOT))))
                .containsExactly("createProfile", "createProfile", "createProfile");
        assertThat(trail.entries("&key=" + profiles.get(0))).isEmpty();
    }

    @Test
    void profileIsFoundWhetherItWasReadAloneOrInAList() {
        String profile = profiles.get(1);

        assertThat(operations(trail.entries("&profile=" + profile)))
                .containsExactly("listProfiles", "getProfile", "createProfile");
        assertThat(operations(walk("&profile=" + profile, 1)))
                .containsExactly("listProfiles", "getProfile", "createProfile");
        assertThat(operations(trail.entries("&profile=" + profile + "&key=" + reader.id())))
                .containsExactly("listProfiles", "getProfile");
        assertThat(trail.entries("&profile=" + reader.id())).isEmpty();
    }

    @Test
    void fromIsInclusiveAndToIsExclusive() {
        try (Sql sql = Installation.shared().sql()) {
            String at = sql.text(
                    "select date_format(from_unixtime(at / 1000000), '%Y-%m-%dT%H:%i:%s.%fZ') from audit_entry"
                            + " where key_id = ? order by at desc limit 1",
                    reader.id());
            String filter = "&key=" + reader.id();

            assertThat(trail.entries(filter + "&from=" + at)).hasSize(1);
            assertThat(trail.entries(filter + "&to=" + at)).hasSize(3);
            assertThat(walk(filter + "&to=" + at, 1)).hasSize(3);
            assertThat(trail.entries(filter + "&from=" + at + "&to=" + at)).isEmpty();
            assertThat(trail.entries(filter + "&from=2020-01-01T00:00:00Z&to=2200-01-01T00:00:00Z"))
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile=",
                "profile=1-1-1-1-1",
                "key=configured",
                "from=",
                "from=2026-04-01",
                "from=1775034872",
                "to=2026-04-01T09:14:32",
                "to=2026-04-01T09:14:32+00:00",
                "from=2026-02-30T00:00:00Z",
                "limit=0",
                "limit=501",
                "cursor=x",
                "offset=0",
                "key=a&key=b",
                "operation=getProfile"
            })
    void invalidFilterIsRefused(String query) {
        Api.admin().get(trail.path() + "?" + query).isProblem(400, "invalid_query");
        Api.admin().get(Trail.OF_NO_ORGANIZATION + "?" + query).isProblem(400, "invalid_query");
    }

    @Test
    void cursorIsValidForItsListAndFilterOnly() {
        String filter = "?limit=1&key=" + reader.id();
        String next =
                String.valueOf(Links.of(Api.admin().get(trail.path() + filter)).next());
        String cursor = "&" + next.substring(next.indexOf("cursor="));
        assertThat(next).contains("key=" + reader.id());
        Api.admin().get(trail.path() + filter + cursor).is(200);

        Set<String> others = new TreeSet<>(Set.of(
                trail.path() + "?limit=1",
                trail.path() + filter + "&to=2200-01-01T00:00:00Z",
                trail.path() + "?limit=1&key=" + writer.id(),
                Trail.of(Tenant.create()).path() + filter,
                Trail.OF_NO_ORGANIZATION + filter,
                tenant.keysPath() + "?limit=1"));
        others.forEach(other -> Api.admin().get(other + cursor).isProblem(400, "invalid_query"));
    }

    @Test
    void unknownOrganizationHasNoTrail() {
        Api.admin().get("/api/admin/organizations/no-such/audit").isProblem(404, "organization_not_found");
    }

    @Test
    void readAppearsAtMostTwoSecondsAfterItsAnswer() {
        Tenant quiet = Tenant.create();
        Answer read = quiet.partner().get(PROFILES).is(200);
        String id = read.requiredHeader("X-Request-Id");

        Deadline.within(Trail.DELAY, "the entry appears", () -> Api.admin()
                .get(Trail.of(quiet).path() + "?limit=20")
                .text()
                .contains(id));
    }
}
