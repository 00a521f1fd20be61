package health.intake.blackbox.trouble;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.CommitRelay;
import health.intake.blackbox.driver.CommitRelay.Break;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.SecondNode;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 1.3, 3.1 and 5: the connection to the database breaks while a change is committed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitTroubleIT {

    /** Fewer than those of a server's report of one transaction that was undone. */
    private static final long BYTES_OF_A_STACK = 4_000;

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    private final CommitRelay relay = Installation.shared().commitRelay();
    private final SecondNode node = Installation.shared()
            .secondNode(Map.of("INTAKE_DB_URL", Installation.shared().databaseUrl(relay.port())));

    @AfterAll
    void close() {
        node.close();
        relay.close();
    }

    /** Waits until the node changes data: a new node, or a broken connection, may cost other work a 503, too. */
    @BeforeEach
    void awaitNode() {
        Deadline.within(
                Duration.ofSeconds(20),
                "the node creates a profile",
                () -> create(PROFILES, Unique.slug("key"), ProfileBody.in(group))
                                .status()
                        == 201);
    }

    private Answer create(String path, String idempotencyKey, Object body) {
        return node.create(path, key, idempotencyKey, body).join();
    }

    /** The answer of the request whose commit the relay breaks, and not that of a connection which it broke before. */
    private Answer createUntilBroken(String path, String idempotencyKey, Object body) {
        AtomicReference<Answer> last = new AtomicReference<>();
        Deadline.within(Duration.ofSeconds(20), "the relay breaks a commit", () -> {
            last.set(create(path, idempotencyKey, body));
            return relay.broken() > 0 || last.get().status() != 503;
        });
        return last.get();
    }

    private void isUnavailableForItsCommit(Answer answer) {
        assertThat(relay.broken()).as(answer.text()).isEqualTo(1);
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.text()).contains("\"unavailable\"");
        assertThat(answer.headers().firstValue("Retry-After").orElseThrow()).matches("[0-9]+");
    }

    private static String requestId(Answer answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private List<Integer> statusesInTheTrail(Answer answer) {
        return Trail.of(tenant).ofRequest(requestId(answer)).stream()
                .map(entry -> entry.get("status").asInt())
                .toList();
    }

    @Test
    void changeThatWasNotCommittedIsMadeByTheRetry() {
        String idempotencyKey = Unique.slug("key");
        String email = Unique.email("undone");
        ProfileBody body = ProfileBody.in(group).withEmail(email);
        relay.breakCommits(email, Break.BEFORE_IT_IS_MADE);

        Answer lost = createUntilBroken(PROFILES, idempotencyKey, body);

        isUnavailableForItsCommit(lost);
        assertThat(statusesInTheTrail(lost)).containsExactly(503);
        assertThat(key.api().get(PROFILES + "?email=" + email).is(200).json()).isEmpty();
        Answer retry = key.api().with("Idempotency-Key", idempotencyKey).post(PROFILES, body);
        assertThat(retry.is(201).header("Idempotent-Replayed")).isNull();
    }

    @Test
    void changeCommittedWithoutConfirmationIsReplayedByTheRetry() {
        String idempotencyKey = Unique.slug("key");
        String email = Unique.email("unheard");
        ProfileBody body = ProfileBody.in(group).withEmail(email);
        relay.breakCommits(email, Break.BEFORE_IT_IS_CONFIRMED);

        Answer lost = createUntilBroken(PROFILES, idempotencyKey, body);

        isUnavailableForItsCommit(lost);
        Answer retry = key.api()
                .with("Idempotency-Key", idempotencyKey)
                .post(PROFILES, body)
                .is(201);
        assertThat(retry.header("Idempotent-Replayed")).isEqualTo("true");
        List<JsonNode> entries = Trail.of(tenant).ofRequest(requestId(lost));
        assertThat(entries)
                .as("the status of the change, not that of the answer")
                .hasSize(1);
        assertThat(entries.get(0).get("status").asInt()).isEqualTo(201);
        assertThat(entries.get(0).get("profile_ids").get(0).asText()).isEqualTo(retry.id());
    }

    @Test
    void registrationCommittedWithoutConfirmationIsStored() {
        String email = Unique.email("registered");
        relay.breakCommits(email, Break.BEFORE_IT_IS_CONFIRMED);

        Answer lost = createUntilBroken(
                PATIENTS, Unique.slug("key"), PatientBody.in(group).withEmail(email));

        isUnavailableForItsCommit(lost);
        assertThat(statusesInTheTrail(lost)).containsExactly(201);
        assertThat(key.api().get(PROFILES + "?email=" + email).is(200).json()).hasSize(1);
    }

    /** As in Galera, where the database judges a change only at its commit. */
    @Test
    void changeWhoseCommitIsRefusedIsMadeAgain() {
        String email = Unique.email("conflict");
        relay.refuseCommits(email, 2);

        Answer created = createUntilBroken(
                PROFILES, Unique.slug("key"), ProfileBody.in(group).withEmail(email));

        assertThat(relay.broken()).as(created.text()).isEqualTo(2);
        created.is(201);
        assertThat(created.header("Idempotent-Replayed")).isNull();
        assertThat(key.api().get(PROFILES + "?email=" + email).is(200).json()).hasSize(1);
        assertThat(statusesInTheTrail(created)).containsExactly(201);
    }

    @Test
    void changeWhoseCommitIsRefusedAgainAndAgainIsNotMade() {
        String email = Unique.email("conflicts");
        long logged = node.logged();
        relay.refuseCommits(email, Integer.MAX_VALUE);

        Answer refused = createUntilBroken(
                PROFILES, Unique.slug("key"), ProfileBody.in(group).withEmail(email));

        assertThat(relay.broken()).as(refused.text()).isGreaterThan(1);
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After").orElseThrow()).matches("[0-9]+");
        assertThat(key.api().get(PROFILES + "?email=" + email).is(200).json()).isEmpty();
        assertThat(statusesInTheTrail(refused)).containsExactly(503);
        assertThat(node.logged() - logged).as("bytes in the log").isLessThan(BYTES_OF_A_STACK);
    }
}
