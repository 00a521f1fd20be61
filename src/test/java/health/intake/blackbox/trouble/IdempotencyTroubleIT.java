package health.intake.blackbox.trouble;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.HeldCommits;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.SecondNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 3.1: a creation that is sent again at the same moment, or because something broke. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTroubleIT {

    private final Tenant tenant = Tenant.create();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");

    private Answer create(String idempotencyKey, Object body) {
        return key.api().with("Idempotency-Key", idempotencyKey).post(PROFILES, body);
    }

    private static boolean isReplay(Answer answer) {
        return answer.header("Idempotent-Replayed") != null;
    }

    private int found(String email) {
        return key.api().get(PROFILES + "?email=" + email).is(200).json().size();
    }

    /** The group is new, so some of the requests still have to read it before they wait, and then see an old snapshot. */
    @RepeatedTest(5)
    void eightCopiesCreateOneProfileAndGetOneAnswer() {
        String idempotencyKey = Unique.slug("key");
        String email = Unique.email("copies");
        ProfileBody body = ProfileBody.in(tenant.group()).withEmail(email);

        List<Answer> answers = Crowd.of(8, i -> create(idempotencyKey, body));

        answers.forEach(answer -> answer.is(201));
        assertThat(answers.stream().map(Answer::text))
                .containsOnly(answers.get(0).text());
        assertThat(answers).filteredOn(answer -> !isReplay(answer)).hasSize(1);
        assertThat(found(email)).isEqualTo(1);
    }

    @RepeatedTest(3)
    void eightCopiesWithoutAnAddressCreateOneProfile() {
        String idempotencyKey = Unique.slug("key");
        ProfileBody body = ProfileBody.in(tenant.group());

        List<Answer> answers = Crowd.of(8, i -> create(idempotencyKey, body).is(201));

        assertThat(answers.stream().map(Answer::id)).containsOnly(answers.get(0).id());
        assertThat(answers).filteredOn(answer -> !isReplay(answer)).hasSize(1);
    }

    @RepeatedTest(5)
    void eightCopiesThatCannotSucceedAllFail() {
        String idempotencyKey = Unique.slug("key");
        ProfileBody body = ProfileBody.in(tenant.group()).withEmail(Unique.email("taken"));
        Answer holder = key.api().post(PROFILES, body).is(201);

        List<Answer> answers = Crowd.of(8, i -> create(idempotencyKey, body));

        answers.forEach(
                answer -> assertThat(answer.is(409).at("code").asText()).isIn("email_taken", "request_in_progress"));
        assertThat(answers).anyMatch(answer -> answer.at("code").asText().equals("email_taken"));
        key.api()
                .patch(PROFILES + "/" + holder.id(), "{\"email\":\"" + Unique.email("freed") + "\"}")
                .is(200);
        assertThat(isReplay(create(idempotencyKey, body).is(201))).isFalse();
    }

    @Test
    void differentKeysDoNotWaitForEachOther() {
        Group group = tenant.group();

        List<Answer> answers = Crowd.of(
                16, i -> create(Unique.slug("key"), ProfileBody.in(group)).is(201));

        assertThat(answers.stream().map(Answer::id)).doesNotHaveDuplicates();
    }

    @Test
    void copyIsRefusedWhileTheFirstIsInProgress() {
        String idempotencyKey = Unique.slug("key");
        String email = Unique.email("slow");
        ProfileBody body = ProfileBody.in(tenant.group()).withEmail(email);
        CompletableFuture<Answer> first;
        try (HeldCommits commits = new HeldCommits()) {
            first = CompletableFuture.supplyAsync(() -> create(idempotencyKey, body));
            commits.awaitCreationOf(email);

            create(idempotencyKey, body).isProblem(409, "request_in_progress");
        }

        // its commit was held nearly as long as the service waits for the database
        first.join().isAnyOf(201, 503);
        assertThat(isReplay(create(idempotencyKey, body).is(201))).isTrue();
        assertThat(found(email)).isEqualTo(1);
    }

    @Test
    void answerLostWithItsNodeIsReplayedByAnother() {
        String idempotencyKey = Unique.slug("key");
        String email = Unique.email("lost");
        Group group = tenant.group();
        ProfileBody body = ProfileBody.in(group).withEmail(email);
        CompletableFuture<Answer> lost;
        try (SecondNode node = Installation.shared().secondNode()) {
            // the first request to a server is slow
            assertThat(node.create(key, Unique.slug("key"), ProfileBody.in(group))
                            .join()
                            .status())
                    .isEqualTo(201);
            try (HeldCommits commits = new HeldCommits()) {
                lost = node.create(key, idempotencyKey, body);
                commits.awaitCreationOf(email);
                node.freeze();
            }
            // committed now, but the server does not see that
            Deadline.within(Duration.ofSeconds(5), "the creation is committed", () -> found(email) == 1);
            assertThat(lost).isNotDone();
            node.kill();
            assertThat(lost).failsWithin(Duration.ofSeconds(10));
        }

        Answer retry = create(idempotencyKey, body).is(201);

        assertThat(isReplay(retry)).isTrue();
        assertThat(key.api().get(PROFILES + "?email=" + email).each("id")).containsExactly(retry.id());
    }

    @Test
    void retryIsAReplayWithoutRedis() {
        String idempotencyKey = Unique.slug("key");
        ProfileBody body = ProfileBody.in(tenant.group()).withEmail(Unique.email("redis"));

        Installation.shared().withoutRedis(() -> {
            Answer first = create(idempotencyKey, body).is(201);
            Answer retry = create(idempotencyKey, body).is(201);

            assertThat(isReplay(first)).isFalse();
            assertThat(isReplay(retry)).isTrue();
            assertThat(retry.text()).isEqualTo(first.text());
        });
    }
}
