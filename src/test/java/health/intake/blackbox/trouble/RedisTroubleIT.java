package health.intake.blackbox.trouble;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 3.4, 5 and 6: in every state of Redis, answers are correct and in time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisTroubleIT {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();

    @AfterAll
    void waitForRedis() {
        Installation.shared().awaitHealth();
    }

    private Answer create(String email) {
        return partner.post(PROFILES, ProfileBody.in(group).withEmail(email)).is(201);
    }

    private List<String> lookUp(String email) {
        return partner.get(PROFILES + "?email=" + email).is(200).each("id");
    }

    /** Creates, changes and looks up, as any partner does. */
    private void everythingWorks() {
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            String first = Unique.email("first");
            String second = Unique.email("second");
            String id = create(first).id();
            assertThat(lookUp(first)).containsExactly(id);
            partner.patch(PROFILES + "/" + id, "{\"email\":\"" + second + "\"}").is(200);
            assertThat(lookUp(second)).containsExactly(id);
            assertThat(lookUp(first)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("time of five requests")
                    .isLessThan(LIMIT.multipliedBy(5));
        }
    }

    private void readyIsDegraded() {
        Deadline.within(Duration.ofSeconds(10), "ready is DEGRADED", () -> {
            Answer ready = Api.anonymous().get("/api/health/ready").is(200);
            return ready.at("status").asText().equals("DEGRADED");
        });
        assertThat(Api.anonymous().get("/api/health/live").is(200).at("status").asText())
                .isEqualTo("UP");
    }

    @Test
    void everythingWorksWithoutRedis() {
        String before = Unique.email("before");
        String id = create(before).id();

        Installation.shared().withoutRedis(() -> {
            assertThat(lookUp(before)).containsExactly(id);
            everythingWorks();
            readyIsDegraded();
        });

        assertThat(lookUp(before)).containsExactly(id);
        everythingWorks();
    }

    @Test
    void everythingWorksWhileRedisHangs() {
        String before = Unique.email("before");
        String id = create(before).id();

        Installation.shared().withHangingRedis(() -> {
            assertThat(lookUp(before)).containsExactly(id);
            everythingWorks();
            readyIsDegraded();
        });

        everythingWorks();
    }

    @Test
    void changesMadeWhileRedisHangsArePreserved() {
        List<String> former = new ArrayList<>();
        String path = PROFILES + "/" + create(Unique.email("start")).id();
        String last = Unique.email("last");

        Installation.shared().withHangingRedis(() -> {
            for (int i = 0; i < 3; i++) {
                former.add(Unique.email("former"));
                partner.patch(path, "{\"email\":\"" + former.get(i) + "\"}").is(200);
            }
            partner.patch(path, "{\"email\":\"" + last + "\"}").is(200);
        });

        assertThat(lookUp(last)).hasSize(1);
        former.forEach(email -> assertThat(lookUp(email)).isEmpty());
    }

    @Test
    void revokedKeyIsInvalidWithinASecondWithoutRedis() {
        Key key = tenant.key("PROFILES_VIEW");
        key.api().get(PROFILES).is(200);

        Installation.shared().withoutRedis(() -> {
            Api.admin().delete(tenant.keysPath() + "/" + key.id()).is(204);
            Deadline.within(
                    Duration.ofSeconds(1),
                    "the key is invalid",
                    () -> key.api().get(PROFILES).status() == 403);
        });
    }
}
