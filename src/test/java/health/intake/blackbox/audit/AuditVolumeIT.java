package health.intake.blackbox.audit;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.RowsRead;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract 5: every request has an entry, and the cost of reading them depends on the size of a page only. */
class AuditVolumeIT {

    private static final int REQUESTS = 10_000;
    private static final int THREADS = 8;
    private static final int ROUNDS = 10;
    private static final int LIMIT = 5;

    /** For each entry of the page and one more: its place in the index, its row and its key; and the rows of sorting. */
    private static final int ROWS_OF_A_PAGE = 12 * (LIMIT + 2);

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Key key = tenant.key("PROFILES_VIEW");
    private final String profile =
            tenant.partner().post(PROFILES, ProfileBody.in(group)).is(201).id();

    private void requests(int each) {
        Api api = key.api();
        Crowd.of(THREADS, i -> {
            Answer last = api.get(PROFILES + "/" + profile).is(200);
            for (int done = 1; done < each; done++) {
                last = api.get(PROFILES + (done % 2 == 0 ? "/" + profile : "?email=nobody@example.com"))
                        .is(200);
            }
            return last;
        });
    }

    private Map<String, String> counts(Sql sql) {
        return sql.rows(
                        "select count(*) as entries, count(distinct request_id) as requests from audit_entry where key_id = ?",
                        key.id())
                .get(0);
    }

    @Test
    void tenThousandRequestsGiveTenThousandEntriesAndPagesStayCheap() {
        for (int i = 0; i < ROUNDS; i++) {
            requests(REQUESTS / ROUNDS / THREADS);
        }
        String all = String.valueOf(REQUESTS);
        try (Sql sql = Installation.shared().sql()) {
            Deadline.within(Duration.ofSeconds(10), "all entries are written", () -> counts(sql)
                    .equals(Map.of("entries", all, "requests", all)));
            sql.run("analyze table audit_entry");
        }
        String path = Trail.of(tenant).path() + "?limit=" + LIMIT;
        String deep = String.valueOf(Links.of(Api.admin().get(path)).next());
        for (String page : List.of(
                path,
                deep,
                path + "&key=" + key.id(),
                path + "&profile=" + profile,
                path + "&profile=" + profile + "&key=" + key.id(),
                path + "&from=2020-01-01T00:00:00Z&to=2200-01-01T00:00:00Z",
                Trail.OF_NO_ORGANIZATION + "?limit=" + LIMIT)) {
            assertThat(RowsRead.each(10, () -> Api.admin().get(page).is(200)))
                    .as("rows read for %s", page)
                    .isLessThanOrEqualTo(ROWS_OF_A_PAGE);
        }
    }
}
