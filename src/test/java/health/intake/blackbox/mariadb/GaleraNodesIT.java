package health.intake.blackbox.mariadb;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.JudgedClients;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Seen;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Unique;
import health.intake.launcher.GaleraNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nodes of Intake that write through all nodes of Galera at once, also while those are killed. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GaleraNodesIT {

    /** Of nodes of Galera. */
    private static final int KILLS = Integer.getInteger("intake.galera.kills", 20);

    private static final int ROUNDS = 100;
    private static final int CLIENTS_OF_A_NODE = 3;
    private static final Duration LOAD = Duration.ofSeconds(30);
    private static final Duration CALM = Duration.ofSeconds(4);
    private static final Duration DOWN = Duration.ofSeconds(3);

    /** The others wait for 5 s before they go on without a node; the rest is for a busy machine. */
    private static final Duration WRITING_AGAIN = Duration.ofSeconds(60);

    private static final Duration SEALED = Duration.ofMinutes(1);
    private static final Set<Integer> OR_UNAVAILABLE = Set.of(200, 201, 409, 503);

    private final GaleraScene scene = new GaleraScene();
    private final List<Api> partners = scene.partners();

    @AfterAll
    void end() {
        scene.close();
    }

    /** Each client keeps to one node. */
    private List<Api> clients() {
        return Stream.generate(() -> partners)
                .limit(CLIENTS_OF_A_NODE)
                .flatMap(List::stream)
                .map(Api::unchecked)
                .toList();
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** Whether each is 200, 201 or 409; one that Galera refused more often than Intake retries is sent again. */
    private static Answer answered(Set<Answer> refused, java.util.function.Supplier<Answer> request) {
        Answer answer = request.get();
        while (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).isNotNull();
            refused.add(answer);
            answer = request.get();
        }
        return answer;
    }

    @Test
    void conflictsOfWritersOnAllNodesEndWithoutAnError() {
        FaultLine line = new FaultLine("galera-writers", 1);
        Seen seen = JudgedClients.during(
                () -> pause(LOAD), clients(), scene.organization().group());
        line.note("answers " + seen.statuses());
        line.note("conflicts " + conflicts());
        seen.judge(line, OR_UNAVAILABLE);
        int refused = seen.statuses().getOrDefault(503, 0);
        line.require(refused * 100L <= seen.statuses().getOrDefault(200, 0), refused + " refused");
        hold(line);
    }

    /** Of transactions that a node of Galera had made and then refused, or undone for one of another node. */
    private long conflicts() {
        return scene.galera().nodes().stream()
                .mapToLong(node -> {
                    try (Sql sql = scene.galera().sql(node)) {
                        return Long.parseLong(
                                sql.text(
                                        "select sum(variable_value) from information_schema.global_status"
                                                + " where variable_name in ('WSREP_LOCAL_CERT_FAILURES', 'WSREP_LOCAL_BF_ABORTS')"));
                    }
                })
                .sum();
    }

    @Test
    void addressCreatedOnAllNodesAtOnceBelongsToOneProfile() {
        FaultLine line = new FaultLine("galera-addresses", ROUNDS);
        Set<Answer> refused = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            String email = Unique.email("taken");
            ProfileBody body = ProfileBody.in(scene.organization().group()).withEmail(email);

            List<Answer> answers =
                    Crowd.of(partners.size(), i -> partners.get(i).post(PROFILES, body));

            answers.stream().filter(answer -> answer.status() == 503).forEach(refused::add);
            line.requests(answers.size());
            line.failed(answers.stream()
                    .filter(answer -> !OR_UNAVAILABLE.contains(answer.status()))
                    .count());
            long created =
                    answers.stream().filter(answer -> answer.status() == 201).count();
            line.wrong(Math.max(0, created - 1), "doubled");
            for (Api partner : partners) {
                int found = answered(refused, () -> partner.get(PROFILES + "?email=" + email))
                        .each("id")
                        .size();
                line.wrong(found == created || created == 0 && found <= 1 ? 0 : 1, "not found on another node");
            }
        }
        line.note(refused.size() + " refused with 503");
        hold(line);
    }

    @Test
    void changesOfTwoFieldsThroughTwoNodesBothHold() {
        FaultLine line = new FaultLine("galera-pairs", ROUNDS);
        Set<Answer> refused = new HashSet<>();
        String path = PROFILES + "/"
                + partners.get(0)
                        .post(PROFILES, ProfileBody.in(scene.organization().group()))
                        .is(201)
                        .id();
        for (int round = 0; round < ROUNDS; round++) {
            int first = round;
            int value = 50 + round;
            List<Answer> answers = Crowd.of(2, i -> {
                String change = "{\"" + (i == 0 ? "height" : "weight") + "\": " + value + "}";
                Set<Answer> own = new HashSet<>();
                Answer answer = answered(own, () -> node(first + i).patch(path, change));
                synchronized (refused) {
                    refused.addAll(own);
                }
                return answer;
            });
            line.requests(2);
            line.failed(
                    answers.stream().filter(answer -> answer.status() != 200).count());
            Answer read = answered(refused, () -> node(first + 2).get(path)).is(200);
            line.wrong(
                    Stream.of("height", "weight")
                            .filter(field -> read.at(field).asInt() != value)
                            .count(),
                    "changes lost");
        }
        line.note(refused.size() + " refused with 503");
        hold(line);
    }

    private Api node(int number) {
        return partners.get(number % partners.size());
    }

    @Test
    void killedNodesOfGaleraLoseNothingAndComeBack() {
        FaultLine line = new FaultLine("galera-kill", KILLS);
        Seen seen = JudgedClients.during(
                () -> killAgain(line), clients(), scene.organization().group());
        line.note("answers " + seen.statuses());
        line.longest("longest request", seen.longest());
        seen.judge(line, OR_UNAVAILABLE);
        line.require(holdTheSame(), "the nodes of Galera differ");
        hold(line);
    }

    private void killAgain(FaultLine line) {
        List<GaleraNode> servers = scene.galera().nodes();
        for (int i = 0; i < KILLS; i++) {
            pause(CALM);
            GaleraNode killed = servers.get(i % servers.size());
            killed.kill();
            long since = System.nanoTime();
            // the first node of Intake has no other node of Galera than the first
            Api surviving = partners.get(killed == servers.get(0) ? 1 : 0);
            line.recovered(untilWritten(surviving, since), WRITING_AGAIN);
            pause(DOWN);
            long starting = System.nanoTime();
            killed.rejoin();
            line.longest("rejoined after", Duration.ofNanos(System.nanoTime() - starting));
            scene.nodes().awaitReady();
        }
        pause(CALM);
    }

    private Duration untilWritten(Api partner, long since) {
        ProfileBody body = ProfileBody.in(scene.organization().group()).withEmail(Unique.email("after"));
        Api once = partner.with("Idempotency-Key", Unique.slug("after"));
        Deadline.within(
                WRITING_AGAIN,
                "a profile is created through another node",
                () -> once.post(PROFILES, body).isAnyOf(201, 409, 503).status() == 201);
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private boolean holdTheSame() {
        return Stream.of("profile", "idempotency_record")
                .allMatch(table -> scene.galera().nodes().stream()
                                .map(node -> checksum(node, table))
                                .distinct()
                                .count()
                        == 1);
    }

    private String checksum(GaleraNode node, String table) {
        try (Sql sql = scene.galera().sql(node)) {
            return sql.rows("checksum table intake." + table).toString();
        }
    }

    private void hold(FaultLine line) {
        Deadline.within(
                SEALED,
                "the trail is sealed and verifies",
                () -> scene.nodes().trail().verify().contains(": all are valid."));
        line.write();
        assertThat(line.broken()).as(line.toString()).isEmpty();
    }
}
