package health.intake.blackbox.nodes;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.SecondNode;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What all nodes do in turn, sealing and sweeping, when the one whose turn it is dies or hangs. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeFailureIT {

    /** Twice the pause between two sweeps, and more. */
    private static final Duration SWEPT = Duration.ofSeconds(45);

    private static final Duration SEALED = Duration.ofSeconds(20);

    /** In the middle of a transaction the database waits for 5 s for a node's next statement. */
    private static final Duration HANGING = Duration.ofSeconds(5);

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Sql sql = Installation.shared().sql();

    @AfterAll
    void disconnect() {
        sql.close();
    }

    /** A creation whose idempotency record is so old. */
    private String created(Duration age) {
        String id = partner.with("Idempotency-Key", Unique.slug("key"))
                .post(PROFILES, ProfileBody.in(group))
                .is(201)
                .id();
        sql.run(
                "update idempotency_record set created_at = created_at - ? where profile_id = ?",
                age.toNanos() / 1000,
                id);
        return id;
    }

    private boolean isSwept(String id) {
        return sql.rows("select profile_id from idempotency_record where profile_id = ?", id)
                .isEmpty();
    }

    private long newestSeal() {
        return Long.parseLong(sql.text("select max(number) from audit_seal"));
    }

    /** Makes an entry, and waits until a seal covers it. */
    private void isSealed() {
        Answer read = partner.get(PROFILES + "?limit=1").is(200);
        String request = read.requiredHeader("X-Request-Id");
        Deadline.within(SEALED, "the entry is sealed", () -> sql.text(
                        "select count(*) from audit_entry where request_id = ?"
                                + " and seq <= (select max(last_seq) from audit_seal)",
                        request)
                .equals("1"));
    }

    @Test
    void sealingAndSweepingGoOnWhenANodeDies() {
        try (SecondNode node = Installation.shared().secondNode()) {
            isSealed();
            String expired = created(Duration.ofHours(25));
            node.kill();
            isSealed();
            Deadline.within(SWEPT, "the expired record is swept", () -> isSwept(expired));
        }
        assertThat(Installation.shared().sealedTrail().verify()).contains(": all are valid.");
    }

    @Test
    void whileOneSweepsNoOtherDoes() {
        String oldest = created(Duration.ofDays(400));
        String next = created(Duration.ofDays(300));
        try (Sql sweeping = Installation.shared().sql()) {
            sweeping.run("start transaction");
            sweeping.run("delete from idempotency_record where profile_id = ?", oldest);
            Deadline.throughout(SWEPT, () -> assertThat(isSwept(next)).isFalse());
            sweeping.run("rollback");
        }
        Deadline.within(SWEPT, "both are swept", () -> isSwept(oldest) && isSwept(next));
    }

    @Test
    void locksOfANodeThatHangsEnd() {
        try (SecondNode node = Installation.shared().secondNode()) {
            hangWhileItSeals(node);
            try {
                assertThat(idleTransactions()).isOne();
                Deadline.within(HANGING.multipliedBy(3), "its transaction is ended", () -> idleTransactions() == 0);
                long before = newestSeal();
                isSealed();
                assertThat(newestSeal()).isGreaterThan(before);
            } finally {
                node.thaw();
            }
            assertThat(Installation.shared().sealedTrail().verify()).contains(": all are valid.");
            // it works on, with other connections
            Deadline.within(
                    SEALED,
                    "the node is ready",
                    () -> node.anonymous().get("/api/health/ready").status() == 200);
        }
    }

    /** Both nodes take turns; so it may take some attempts to catch this one. */
    private void hangWhileItSeals(SecondNode node) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try (Sql writer = Installation.shared().sql()) {
                writer.run("start transaction");
                writer.run(
                        "insert into audit_entry (id, organization_id, at, operation, status, profile_ids, request_id,"
                                + " client_address) values (uuid(), null, 1, 'getProfile', 200, '', 'uncommitted', '127.0.0.1')");
                partner.get(PROFILES + "?limit=1").is(200);
                Deadline.within(SEALED, "a node waits for the entry", this::isWaitedFor);
                node.freeze();
                writer.run("rollback");
            }
            if (isIdle()) {
                return;
            }
            node.thaw();
        }
        throw new AssertionError("the node was not caught while it sealed");
    }

    private boolean isWaitedFor() {
        return !sql.text("select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'"
                        + " and trx_query like '%from audit_entry%lock in share mode'")
                .equals("0");
    }

    /** Whether a transaction stays open without a statement for a second, which no node does that runs. */
    private boolean isIdle() {
        try {
            Deadline.within(Duration.ofSeconds(2), "it is idle", () -> idleTransactions() == 1);
            return true;
        } catch (AssertionError none) {
            return false;
        }
    }

    private int idleTransactions() {
        return Integer.parseInt(sql.text("select count(*) from information_schema.innodb_trx join"
                + " information_schema.processlist on id = trx_mysql_thread_id"
                + " where user = 'intake' and command = 'Sleep' and time_ms > 1000"));
    }
}
