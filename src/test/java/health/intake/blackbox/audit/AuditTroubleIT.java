package health.intake.blackbox.audit;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.RedisWire;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 5: a request that cannot be recorded is neither executed nor answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTroubleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Answer profile = partner.post(PROFILES, ProfileBody.in(group)).is(201);
    private final String path = PROFILES + "/" + profile.id();

    private void withoutTrail(Runnable test) {
        try (Sql sql = Installation.shared().sql()) {
            sql.run("rename table audit_entry to audit_entry_away");
            try {
                test.run();
            } finally {
                sql.run("rename table audit_entry_away to audit_entry");
            }
        }
        Deadline.within(
                PATIENCE,
                "the service works again",
                () -> Api.anonymous().get("/api/health/ready").status() == 200);
    }

    private static String count(String email) {
        try (Sql sql = Installation.shared().sql()) {
            return sql.text("select count(*) from profile where email = ?", email);
        }
    }

    private static Set<String> indexed() {
        try (RedisWire redis = Installation.shared().redis()) {
            return redis.keys().stream()
                    .filter(key -> key.startsWith("intake:email:"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void changeThatCannotBeRecordedIsNotMade() {
        Set<String> indexed = indexed();
        String email = Unique.email("unrecorded");
        String slug = Unique.slug("unrecorded");
        withoutTrail(() -> List.<Supplier<Answer>>of(
                        () -> partner.post(PROFILES, ProfileBody.in(group).withEmail(email)),
                        () -> partner.post(PATIENTS, PatientBody.in(group).withEmail(email)),
                        () -> tenant.keyless()
                                .post(PATIENTS, PatientBody.create().withEmail(email)),
                        () -> partner.patch(path, "{\"first_name\":\"Eva\"}"),
                        () -> Api.admin().post(tenant.groupsPath(), "{\"slug\":\"%s\",\"name\":\"A\"}".formatted(slug)),
                        () -> Api.admin().patch(tenant.path(), "{\"name\":\"Unrecorded\"}"))
                .forEach(change -> change.get().isProblem(503, "unavailable")));

        assertThat(count(email)).isEqualTo("0");
        assertThat(indexed()).as("what was not made is not in the index").isSubsetOf(indexed);
        assertThat(partner.get(path).is(200).text()).isEqualTo(profile.text());
        Api.admin().get(tenant.groupsPath() + "/" + slug).is(404);
        assertThat(Api.admin().get(tenant.path()).at("name").asText()).isEqualTo(tenant.name());
    }

    @Test
    void readIsAnsweredOnlyWhenItCanBeRecorded() {
        Answer[] last = new Answer[1];
        withoutTrail(() -> {
            Deadline.within(PATIENCE, "a read is refused", () -> {
                Answer read = partner.get(path).isAnyOf(200, 503);
                last[0] = read.status() == 200 ? read : last[0];
                return read.status() == 503;
            });
            for (String each :
                    List.of(path, PROFILES, PROFILES + "?email=nobody@example.com", path + "x", "/api/v1/key")) {
                Answer refused = partner.get(each).isProblem(503, "unavailable");
                assertThat(refused.requiredHeader("Retry-After")).matches("[0-9]+");
                assertThat(refused.header("ETag")).isNull();
                assertThat(refused.header("Link")).isNull();
                assertThat(refused.text())
                        .doesNotContain(profile.at("last_name").asText());
            }
            partner.send("HEAD", path).is(503);
            Api.admin().get(tenant.path()).isProblem(503, "unavailable");
            assertThat(Api.anonymous().get("/api/health/ready").is(503).text())
                    .contains(
                            "{\"name\":\"database\",\"status\":\"UP\"}",
                            "{\"name\":\"schema\",\"status\":\"UP\"}",
                            "{\"name\":\"audit\",\"status\":\"DOWN\"}");
            Api.anonymous().get("/api/health/live").is(200);
            Api.as(KeyText.unissued()).get(path).isProblem(403, "forbidden");
        });

        Answer after = partner.get(path).is(200);
        Trail trail = Trail.of(tenant);
        assertThat(trail.ofRequest(after.requiredHeader("X-Request-Id"))).hasSize(1);
        if (last[0] != null) {
            assertThat(trail.ofRequest(last[0].requiredHeader("X-Request-Id"))).hasSize(1);
        }
    }
}
