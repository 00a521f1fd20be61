package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
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
        int size = api.get(PROFILES + "?limit=500").json().size();
        Answer before = api.get(first() + "&offset=" + size * 2 / 3).is(200);
        return String.valueOf(Links.of(before).next());
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
                .replaceAll("(group_id\\s*=\\s*)\\?", "$1'" + groups.get(0).id() + "'")
                .replaceAll(
                        "(group_id\\s+in\\s*\\()[?, ]+\\)",
                        "$1'" + groups.get(0).id() + "','" + groups.get(2).id() + "')")
                .replaceAll("(created_at\\s*[<>=]+\\s*)\\?", "$1'" + middle.get("created_at") + "'")
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
        usesRangesOf("ix_profile_organization_created", statement(all, deep(all)));
        usesRangesOf("ix_profile_group_created", statement(one, deep(one)));
        usesRangesOf("ix_profile_group_created", statement(two, deep(two)));
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
        walksAlong("ix_profile_organization_created", patientsOf(all));
        walksAlong("ix_profile_group_created", patientsOf(one));
        walksAlong("ix_profile_group_created", patientsOf(two));
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
    }
}
