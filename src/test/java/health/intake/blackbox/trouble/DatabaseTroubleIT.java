package health.intake.blackbox.trouble;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.AnswerRules;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 1.3, 6 and 7: without its database the service answers 503 in time, and recovers afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTroubleIT {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int CROWD = 300;

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Answer profile = partner.post(PROFILES, ProfileBody.in(group).withEmail("trouble@example.com"))
            .is(201);

    private static Answer inTime(Supplier<Answer> request) {
        long start = System.nanoTime();
        Answer answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("time of %s", answer)
                .isLessThan(LIMIT);
        return answer;
    }

    private Stream<Supplier<Answer>> requests() {
        String path = PROFILES + "/" + profile.id();
        return Stream.of(
                () -> partner.get(path),
                () -> partner.get(PROFILES),
                () -> partner.get(PROFILES + "?email=trouble@example.com"),
                () -> partner.get(PROFILES + "?email=nobody@example.com"),
                () -> partner.post(PROFILES, ProfileBody.in(group)),
                () -> partner.post(PATIENTS, PatientBody.in(group)),
                () -> tenant.keyless().post(PATIENTS, PatientBody.create()),
                () -> partner.get(PATIENTS + "/" + profile.id()),
                () -> partner.patch(path, "{\"first_name\":\"Eva\"}"),
                () -> Api.as(KeyText.unissued()).get(PROFILES),
                () -> Api.admin().get(tenant.path()),
                () -> Api.admin().post(tenant.groupsPath(), "{\"slug\":\"trouble\",\"name\":\"A\"}"));
    }

    private void everythingIsUnavailableInTime() {
        requests().forEach(request -> {
            Answer answer = inTime(request).isProblem(503, "unavailable");
            assertThat(answer.requiredHeader("Retry-After")).matches("[0-9]+");
        });
        Answer ready = inTime(() -> Api.anonymous().get("/api/health/ready")).is(503);
        assertThat(ready.at("status").asText()).isEqualTo("DOWN");
        assertThat(ready.requiredHeader("Retry-After")).matches("[0-9]+");
        assertThat(AnswerRules.mediaType(ready)).isEqualTo("application/json");
        assertThat(inTime(() -> Api.anonymous().get("/api/health/live"))
                        .is(200)
                        .at("status")
                        .asText())
                .isEqualTo("UP");
    }

    private void serviceHasRecovered() {
        // often enough to borrow every connection that the trouble may have left broken
        for (int i = 0; i < 40; i++) {
            partner.get(PROFILES).is(200);
        }
        Crowd.of(16, i -> partner.get(PROFILES)).forEach(answer -> answer.is(200));
        assertThat(partner.get(PROFILES + "/" + profile.id()).is(200).text()).isEqualTo(profile.text());
        assertThat(partner.get(PROFILES + "?email=trouble@example.com").is(200).each("id"))
                .containsExactly(profile.id());
        partner.post(PROFILES, ProfileBody.in(group)).is(201);
        assertThat(Api.anonymous().get("/api/health/ready").is(200).at("status").asText())
                .isEqualTo("UP");
    }

    @Test
    void serviceIsUnavailableWhileTheDatabaseIsStoppedAndRecovers() {
        Installation.shared().withoutDatabase(this::everythingIsUnavailableInTime);

        serviceHasRecovered();
    }

    @Test
    void serviceIsUnavailableWhileTheDatabaseHangsAndRecovers() {
        Installation.shared().withHangingDatabase(this::everythingIsUnavailableInTime);

        serviceHasRecovered();
    }

    /**
     * Each read that gets a place takes 2 s, so two dozen reads can finish in 5 s. The line before the places for reads
     * refuses the others.
     */
    @Test
    void crowdIsAnsweredInTimeWhileTheDatabaseHangs() {
        String path = PROFILES + "/" + profile.id();
        Installation.shared().withHangingDatabase(() -> {
            CompletableFuture<List<Answer>> crowd = CompletableFuture.supplyAsync(() -> Crowd.of(
                    CROWD,
                    i -> inTime(() -> i % 2 == 0 ? partner.get(path) : partner.post(PROFILES, ProfileBody.in(group)))));
            do {
                inTime(() -> Api.anonymous().get("/api/health/live")).is(200);
            } while (!crowd.isDone());

            assertThat(crowd.join()).allSatisfy(answer -> assertThat(
                            answer.isProblem(503, "unavailable").requiredHeader("Retry-After"))
                    .matches("[0-9]+"));
        });

        serviceHasRecovered();
    }

    @Test
    void invalidRequestsAreRefusedWithoutTheDatabase() {
        Installation.shared().withoutDatabase(() -> {
            inTime(() -> Api.anonymous().get(PROFILES)).isProblem(403, "forbidden");
            inTime(() -> Api.as(KeyText.misspelt(KeyText.unissued())).get(PROFILES))
                    .isProblem(403, "forbidden");
            inTime(() -> Api.anonymous().get("/api/health/live?x=1")).isProblem(400, "invalid_query");
        });
    }
}
