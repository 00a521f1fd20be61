package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.OneNode;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.StatementLog;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Misses are queried once, and end as soon as the entry is created. */
@OneNode("each node caches keys, groups and organizations for itself")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MissesIT {

    private static final int REQUESTS = 20;

    private final Tenant tenant = Tenant.open();
    private final Api partner = tenant.partner();

    private static List<String> statements(String table, Runnable request) {
        return StatementLog.during(() -> IntStream.range(0, REQUESTS).forEach(i -> request.run())).statements().stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).contains(table))
                .toList();
    }

    @Test
    void unknownKeyIsQueriedOnce() {
        Api unknown = Api.as(KeyText.unissued());

        assertThat(statements("api_key", () -> unknown.get(PROFILES).isProblem(403, "forbidden")))
                .hasSize(1);
    }

    @Test
    void unknownOrganizationIsQueriedOnce() {
        Api nowhere = Api.anonymous().with("organization", Unique.slug("nowhere"));

        assertThat(statements("organization", () -> nowhere.post(PATIENTS, PatientBody.create())
                        .isProblem(403, "self_registration_closed")))
                .hasSize(1);
    }

    @Test
    void groupIsFoundOnceItIsCreated() {
        String slug = Unique.slug("late");
        ProfileBody body = ProfileBody.in(tenant.group()).with("profile_group", Json.quoted(slug));
        for (int i = 0; i < 3; i++) {
            partner.post(PROFILES, body).isProblem(404, "profile_group_not_found");
        }
        tenant.group(slug);

        partner.post(PROFILES, body).is(201);
    }

    @Test
    void organizationIsFoundOnceItIsCreated() {
        String slug = Unique.slug("late");
        Api keyless = Api.anonymous().with("organization", slug);
        keyless.post(PATIENTS, PatientBody.create()).isProblem(403, "self_registration_closed");
        Tenant.open(slug);

        keyless.post(PATIENTS, "{}").isProblem(400, "validation_failed");
    }
}
