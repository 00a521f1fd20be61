package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.RowsRead;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StatementLog;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 3.4: a page deep in the list costs as much as the first, by the database's own plans and counters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanIT {

    private static final int COUNT = 400;
    private static final int LIMIT = 10;
    private static final int TIMES = 20;

    private final Tenant tenant = Tenant.create();
    private final List<Group> groups = List.of(tenant.group(), tenant.group(), tenant.group());
    private final Api all = tenant.partner();
    private final Api one = tenant.keyFor(groups.get(0), "PROFILES_VIEW").api();
    private final Api two =
            tenant.keyFor(groups.get(0), groups.get(2), "PROFILES_VIEW").api();
    private final Sql sql = Installation.shared().sql();

    @BeforeAll
    void createProfiles() {
        for (int i = 0; i < COUNT / 8; i++) {
            Crowd.of(8, j -> all.post(PROFILES, ProfileBody.in(groups.get(j % 3)))
                    .is(201));
        }
        // so long ago that no change of them can be missing any more
        sql.run("update profile set created_at = created_at - 60000000 where organization_id = ?", tenant.id());
        sql.run(
                "update profile set updated_at = created_at + 1 where organization_id = ? and crc32(id) % 2 = 0",
                tenant.id());
        sql.run("analyze table profile");
    }

    @AfterAll
    void close() {
        sql.close();
    }

    private static String first() {
        return PROFILES + "?limit=" + LIMIT;
    }

    /** The path of a page about two thirds down the list. */
    private static String deep(Api api) {
        return deep(api, "state=active");
    }

    private static String deep(Api api, String filter) {
        int size = api.get(PROFILES + "?limit=500&" + filter).json().size();
        Answer before =
                api.get(first() + "&" + filter + "&offset=" + size * 2 / 3).is(200);
        return String.valueOf(Links.of(before).next());
    }

    /** The path of the page after the first. */
    private static String second(Api api, String filter) {
        return String.valueOf(Links.of(api.get(first() + "&" + filter).is(200)).next());
    }

    private static String firstChanges() {
        return PROFILES + "?updated_since=2026-01-01T00:00:00Z&limit=" + LIMIT;
    }

    /** The path of a page about two thirds down the list of changes. */
    private static String deepChanges(Api api) {
        int size = api.get(PROFILES + "?limit=500").json().size();
        int before = size * 2 / 3;
        String all = firstChanges().replaceFirst("limit=\\d+", "limit=" + before);
        return String.valueOf(Links.of(api.get(all).is(200)).next()).replaceFirst("limit=" + before, "limit=" + LIMIT);
    }

    private static String statement(Api api, String path) {
        api.get(path).is(200);
        List<String> statements = StatementLog.during(() -> api.get(path).is(200)).statements().stream()
                .filter(text -> text.contains("from profile "))
                .toList();
        assertThat(statements).as("statements of %s", path).hasSize(1);
        return statements.get(0);
    }

    /** Fills the placeholders with values of a profile in the middle, chosen by the column before each. */
    private String bound(String statement) {
        Map<String, String> middle = sql.rows(
                        "select id, created_at from profile where organization_id = ? order by created_at limit 1 offset ?",
                        tenant.id(),
                        COUNT / 2)
                .get(0);
        return statement
                .replaceAll("(organization_id\\s*=\\s*)\\?", "$1'" + tenant.id() + "'")
                .replaceAll("(state\\s*=\\s*)\\?", "$1'ACTIVE'")
                .replaceAll("(group_id\\s*=\\s*)\\?", "$1'" + groups.get(0).id() + "'")
                .replaceAll(
                        "(group_id\\s+in\\s*\\()[?, ]+\\)",
                        "$1'" + groups.get(0).id() + "','" + groups.get(2).id() + "')")
                .replaceAll("((?:created|updated)_at\\s*<=\\s*)\\?(?=\\s*order)", "$1" + Long.MAX_VALUE)
                .replaceAll("((?:created|updated)_at\\s*[<>=]+\\s*)\\?", "$1'" + middle.get("created_at") + "'")
                .replaceAll("(\\bid\\s*[<>=]+\\s*)\\?", "$1'" + middle.get("id") + "'")
                .replaceAll("(limit\\s+)\\?", "$1" + (LIMIT + 1))
                .replaceAll("(offset\\s+)\\?", "$1" + 0);
    }

    private void usesRangesOf(String index, String statement) {
        List<Map<String, String>> plan = sql.rows("explain " + bound(statement));
        assertThat(plan)
                .as("plan of %s", statement)
                .anyMatch(row -> index.equals(row.get("key")) && "range".equals(row.get("type")))
                .noneMatch(row -> List.of("ALL", "index").contains(row.get("type"))
                        && !row.get("table").startsWith("<"));
    }

    private long rowsRead(Api api, String path) {
        return RowsRead.each(TIMES, () -> api.get(path).is(200));
    }

    @Test
    void pageByCursorIsARangeOfTheRightIndex() {
        usesRangesOf("ix_profile_organization_state_created", statement(all, deep(all)));
        usesRangesOf("ix_profile_group_state_created", statement(one, deep(one)));
        usesRangesOf("ix_profile_group_state_created", statement(two, deep(two)));
    }

    /** Contract 8: where nine of ten are deactivated, a page of the others reads no more than it shows. */
    @Test
    void pageOfActiveProfilesIsARangeWhereMostAreDeactivated() {
        sql.run(
                "update profile set state = 'DEACTIVATED' where organization_id = ? and crc32(concat(id, 'x')) % 10 > 0",
                tenant.id());
        sql.run("analyze table profile");
        try {
            for (String state : List.of("state=active", "state=deactivated", "state=all")) {
                usesRangesOf("ix_profile_organization_state_created", statement(all, second(all, state)));
                usesRangesOf("ix_profile_organization_state_changed", statement(all, firstChanges() + "&" + state));
                usesRangesOf("ix_profile_group_state_changed", statement(two, firstChanges() + "&" + state));
            }
            for (Api api : List.of(all, one, two)) {
                assertThat(rowsRead(api, first())).isLessThanOrEqualTo(12 * (LIMIT + 2));
                assertThat(rowsRead(api, firstChanges())).isLessThanOrEqualTo(30 * (LIMIT + 2));
                assertThat(rowsRead(api, first() + "&state=all")).isLessThanOrEqualTo(24 * (LIMIT + 2));
            }
            assertThat(rowsRead(all, second(all, "state=active"))).isLessThanOrEqualTo(12 * (LIMIT + 2));
        } finally {
            sql.run("update profile set state = 'ACTIVE' where organization_id = ?", tenant.id());
            sql.run("analyze table profile");
        }
    }

    /** Contract 3.6: what the filter leaves out is not read either, but skipped in the index. */
    @Test
    void ownRequestsAreARangeOfTheIndexThatHoldsTheirFilters() {
        Key key = tenant.key("PROFILES_VIEW");
        String path = "/api/v1/requests?status=4xx&request_id=12345678&from=2020-01-01T00:00:00Z";
        String statement = StatementLog.during(() -> key.api().get(path).is(200)).statements().stream()
                .filter(text -> text.contains("user_agent") && text.startsWith("select"))
                .findFirst()
                .orElseThrow();

        List<Map<String, String>> plan = sql.rows("explain "
                + statement
                        .replace("key_id = ?", "key_id = '" + key.id() + "'")
                        .replace("organization_id = ?", "organization_id = '" + tenant.id() + "'")
                        .replace("?", "1"));
        assertThat(plan).hasSize(1);
        assertThat(plan.get(0)).containsEntry("key", "ix_audit_entry_key").containsEntry("type", "range");
        assertThat(plan.get(0).get("Extra")).contains("Using index condition").doesNotContain("filesort");
    }

    /** Contract 8: refusals on the record are skipped in the index, however many there are. */
    @Test
    void accessesAreRangesOfTheTrail() {
        String profile =
                all.post(PROFILES, ProfileBody.in(groups.get(0))).is(201).id();
        String path = PROFILES + "/" + profile + "/accesses?from=2020-01-01T00:00:00Z&limit=" + LIMIT;
        Api auditor = tenant.key("AUDIT_VIEW").api();
        String statement = StatementLog.during(() -> auditor.get(path).is(200)).statements().stream()
                .filter(text -> text.contains("audit_profile") && text.startsWith("select"))
                .findFirst()
                .orElseThrow();

        List<Map<String, String>> plan = sql.rows("explain "
                + statement
                        .replace("profile_id = ?", "profile_id = '" + profile + "'")
                        .replace("organization_id = ?", "organization_id = '" + tenant.id() + "'")
                        .replace("?", "1"));
        assertThat(plan)
                .as("plan of %s", statement)
                .anyMatch(row -> "ix_audit_entry_profile".equals(row.get("key"))
                        && "range".equals(row.get("type"))
                        && "Using index condition".equals(row.get("Extra").replaceAll("; Using where.*", "")))
                .anyMatch(row -> "p".equals(row.get("table"))
                        && "PRIMARY".equals(row.get("key"))
                        && "range".equals(row.get("type")))
                .noneMatch(row -> List.of("ALL", "index").contains(row.get("type"))
                        && !row.get("table").startsWith("<"));
    }

    @Test
    void pageOfChangesIsARangeOfTheRightIndex() {
        for (String path : List.of(firstChanges(), deepChanges(all))) {
            usesRangesOf("ix_profile_organization_state_changed", statement(all, path));
        }
        usesRangesOf("ix_profile_group_state_changed", statement(one, deepChanges(one)));
        usesRangesOf("ix_profile_group_state_changed", statement(two, deepChanges(two)));
        usesRangesOf("ix_profile_group_state_changed", statement(two, firstChanges()));
    }

    @Test
    void listOfOneGroupIsARangeOfItsIndex() {
        String group = "profile_group=" + groups.get(0).slug();

        usesRangesOf("ix_profile_group_state_created", statement(all, deep(all, group)));
        usesRangesOf("ix_profile_group_state_changed", statement(all, firstChanges() + "&" + group));
    }

    @Test
    void deepPageOfChangesReadsNoMoreRowsThanTheFirst() {
        for (Api api : List.of(all, one, two)) {
            long firstPage = rowsRead(api, firstChanges());
            long deepPage = rowsRead(api, deepChanges(api));

            assertThat(firstPage).as("rows read for the first page").isLessThanOrEqualTo(30 * (LIMIT + 2));
            assertThat(deepPage).as("rows read for a deep page").isLessThanOrEqualTo(firstPage + 10);
        }
    }

    @Test
    void deepPageReadsNoMoreRowsThanTheFirst() {
        for (Api api : List.of(all, one, two)) {
            long firstPage = rowsRead(api, first());
            long deepPage = rowsRead(api, deep(api));

            assertThat(firstPage).as("rows read for the first page").isLessThanOrEqualTo(12 * (LIMIT + 2));
            assertThat(deepPage).as("rows read for a deep page").isLessThanOrEqualTo(firstPage + 5);
        }
    }

    @Test
    void pageOfPatientsReadsNoMoreRowsThanItShowsWhereAllArePatients() {
        Tenant clinic = Tenant.create();
        List<Group> both = List.of(clinic.group(), clinic.group());
        for (int i = 0; i < COUNT / 16; i++) {
            Crowd.of(8, j -> clinic.partner()
                    .post(PATIENTS, PatientBody.in(both.get(j % 2)))
                    .is(201));
        }
        Api whole = clinic.partner();
        for (Api api :
                List.of(whole, clinic.keyFor(both.get(0), "PROFILES_VIEW").api())) {
            String first = PATIENTS + "?limit=" + LIMIT;
            String deep = String.valueOf(
                    Links.of(api.get(first + "&offset=" + COUNT / 8).is(200)).next());
            long firstPage = rowsRead(api, first);

            assertThat(firstPage).as("rows read for the first page").isLessThanOrEqualTo(12 * (LIMIT + 2));
            assertThat(rowsRead(api, deep)).as("rows read for a deep page").isLessThanOrEqualTo(firstPage + 5);
        }
    }

    @Test
    void pageOfPatientsIsARangeOfTheRightIndex() {
        walksAlong("ix_profile_organization_state_created", patientsOf(all));
        walksAlong("ix_profile_group_state_created", patientsOf(one));
        walksAlong("ix_profile_group_state_created", patientsOf(two));
    }

    /** Reads no table but by a key. */
    private void walksAlong(String index, String statement) {
        assertThat(sql.rows("explain " + bound(statement)))
                .as("plan of %s", statement)
                .anyMatch(row -> index.equals(row.get("key")))
                .anyMatch(row -> "a".equals(row.get("table")) && "PRIMARY".equals(row.get("key")))
                .anyMatch(row -> "c".equals(row.get("table")) && "PRIMARY".equals(row.get("key")))
                .noneMatch(row -> List.of("ALL", "index").contains(row.get("type"))
                        && !row.get("table").startsWith("<"));
    }

    private static String patientsOf(Api api) {
        return statement(api, PATIENTS + "?limit=" + LIMIT);
    }

    @Test
    void lookUpAndGetReadOneRow() {
        Answer profile = all.post(PROFILES, ProfileBody.in(groups.get(0)).withEmail(Unique.email("plan")))
                .is(201);

        assertThat(rowsRead(all, PROFILES + "/" + profile.id())).isLessThanOrEqualTo(3);
        assertThat(rowsRead(all, PROFILES + "?email=" + profile.at("email").asText()))
                .isLessThanOrEqualTo(3);
        assertThat(rowsRead(all, PROFILES + "?email=" + Unique.email("nobody"))).isLessThanOrEqualTo(3);
        assertThat(rowsRead(all, PATIENTS + "?emrId=4711")).isLessThanOrEqualTo(3);
    }
}
