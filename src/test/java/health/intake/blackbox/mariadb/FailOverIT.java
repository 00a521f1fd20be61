package health.intake.blackbox.mariadb;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Gate;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StoredWrites;
import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.driver.Writers;
import health.intake.launcher.LocalMariaDb;
import health.intake.launcher.LocalReplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A primary that waits for its replica at each commit: what is left when one of them is down. */
@Tag("long")
class FailOverIT {

    private static final int TIMES = Integer.getInteger("intake.failovers", 5);
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration DOWN = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final LocalReplication servers =
            LocalReplication.start(Path.of("target", "blackbox", ServerUnderTest.kind() + "-replication")
                    .toAbsolutePath());
    private final Gate address = new Gate(servers.primary().port());
    private final OwnNodes nodes = new OwnNodes("replication");

    @AfterEach
    void end() {
        nodes.close();
        address.close();
        servers.close();
    }

    private Map<String, String> settings(String mode, String hosts) {
        LocalMariaDb database = servers.primary();
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("INTAKE_DB_URL", "jdbc:mariadb:" + mode + "//" + hosts + "/" + database.name());
        return settings;
    }

    private static String local(int port) {
        return "127.0.0.1:" + port;
    }

    /** Nodes that reach the primary by an address which can change its meaning. */
    private Organization served(int count) {
        address.open();
        for (int i = 0; i < count; i++) {
            nodes.begin(settings("", local(address.port())));
            nodes.awaitReady();
        }
        return Organization.create(nodes.operator());
    }

    private List<Api> partners(Organization organization) {
        return nodes.as(organization.key()).stream().map(Api::unchecked).toList();
    }

    private Sql sql() {
        LocalMariaDb database = servers.primary();
        return new Sql(database.jdbcUrl(), "root", database.rootPassword());
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    @Test
    void noAcknowledgedWriteIsLostWhenAReplicaTakesThePlaceOfItsKilledPrimary() {
        FaultLine line = new FaultLine("primary-kill", TIMES);
        Organization organization = served(2);
        Writers writers = new Writers(partners(organization), organization.group());
        try {
            for (int i = 0; i < TIMES; i++) {
                pause(CALM);
                failOver(writers, line);
            }
        } finally {
            writers.end();
        }
        line.note("answers " + writers.statuses());
        line.require(Set.of(200, 201, 503).containsAll(writers.statuses().keySet()), "answers " + writers.statuses());
        line.require(writers.refusalsWithoutRetryAfter() == 0, "503 without Retry-After");
        try (Sql sql = sql()) {
            new StoredWrites(sql, organization.id()).judge(writers, line);
        }
        Deadline.within(SOON, "the trail is sealed and verifies", () -> nodes.trail()
                .verify()
                .contains(": all are valid."));
        line.write();
        assertThat(line.broken()).as(line.toString()).isEmpty();
    }

    private void failOver(Writers writers, FaultLine line) {
        LocalMariaDb lost = servers.primary();
        assertThat(servers.isWaitedFor(lost)).isTrue();
        lost.kill();
        pause(DOWN);
        servers.promote();
        address.leadTo(servers.primary().port());
        line.recovered(writers.untilEachIsAcknowledgedAfter(System.nanoTime()), SOON);
        servers.addReplica();
    }

    @Test
    void whileThereIsNoReplicaChangesAreUnavailableAndReadsAreAnswered() {
        Organization organization = served(1);
        Api partner = partners(organization).get(0);
        String path = PROFILES + "/" + created(partner, organization).is(201).id();

        servers.replica().stop();
        Answer refused = partner.patch(path, "{\"weight\": 77.5}");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(partner.get(path).status()).isEqualTo(200);
        assertThat(created(partner, organization).status()).isEqualTo(503);

        servers.replica().start();
        Deadline.within(
                SOON,
                "changes are made again",
                () -> partner.patch(path, "{\"weight\": 78.5}").status() == 200);
        assertThat(partner.get(path).at("weight").asDouble()).isEqualTo(78.5);
    }

    private static boolean isReadWithAnotherWeight(Answer read) {
        return read.isAnyOf(200, 503).status() == 200 && read.at("weight").asDouble() != 79.5;
    }

    private static Answer created(Api partner, Organization organization) {
        return partner.post(PROFILES, ProfileBody.in(organization.group()).withEmail(Unique.email("replicated")));
    }

    /** Why mariadb.md advises against it. */
    @Test
    void sequentialReadsTheReplicaMeanwhileAndFallsBackToAnOldPrimaryThatReturns() {
        nodes.begin(settings(
                "sequential:",
                local(servers.primary().port()) + "," + local(servers.replica().port())));
        nodes.awaitReady();
        Organization organization = Organization.create(nodes.operator());
        Api partner = partners(organization).get(0);
        String path = PROFILES + "/" + created(partner, organization).is(201).id();
        LocalMariaDb old = servers.primary();

        old.kill();
        Deadline.within(SOON, "the replica is read", () -> partner.get(path).status() == 200);
        assertThat(created(partner, organization).status()).isEqualTo(503);

        servers.promote();
        Deadline.within(
                SOON,
                "the replica takes changes",
                () -> partner.patch(path, "{\"weight\": 79.5}").status() == 200);

        old.start();
        try (Sql sql = sql()) {
            // as a short break in the network does
            sql.run("kill connection user 'intake'@'%'");
        }
        Deadline.within(SOON, "the old primary is read", () -> isReadWithAnotherWeight(partner.get(path)));
        assertThat(partner.patch(path, "{\"weight\": 80.5}").status()).isEqualTo(503);
    }
}
