package health.intake.blackbox.erasure;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Canaries;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.HeldCommits;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.RestartedNode;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node that is killed while it erases leaves the whole person or nothing, and the next erasure completes it. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureCrashIT {

    private static final String REASON = "{\"reason\": \"unlawful\"}";

    private static final Map<String, String> WHOLE =
            Map.of("patient_group", "1", "patient", "1", "credential", "1", "idempotency_record", "1", "profile", "1");

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group further = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW", "PROFILES_ERASE");
    private final Api survivor = key.api();
    private final Sql sql = Installation.shared().sql();
    private RestartedNode node;

    @BeforeAll
    void start() {
        node = Installation.shared().restartedNode("erasing");
        node.awaitReady();
    }

    @AfterAll
    void end() {
        node.close();
        sql.close();
    }

    private String person() {
        Canaries person = new Canaries();
        return survivor.with("Idempotency-Key", person.idempotencyKey)
                .post(PATIENTS, person.patientWithKeyFields(group).with("groups", Json.array(group.id(), further.id())))
                .is(201)
                .id();
    }

    /** Sends an erasure to the node and kills it as soon as its transaction waits. */
    private void killWhileErasing(String id, BooleanSupplier waits) {
        CompletableFuture<?> lost = node.api(key)
                .unchecked()
                .sendLater("POST", PROFILES + "/" + id + "/erase", REASON)
                .handle((answer, failure) -> "");
        Deadline.within(Duration.ofSeconds(10), "the erasure waits", waits);
        node.kill();
        lost.join();
    }

    /** In the order in which an erasure touches them. */
    @ParameterizedTest
    @CsvSource({
        "profile, id",
        "patient_group, profile_id",
        "patient, profile_id",
        "credential, profile_id",
        "idempotency_record, profile_id"
    })
    void aStepThatIsNotReachedUndoesThoseBefore(String table, String column) {
        String id = person();
        try (Sql holder = Installation.shared().sql()) {
            holder.run("start transaction");
            holder.run("select * from " + table + " where " + column + " = ? for update", id);
            killWhileErasing(id, this::isLocked);
            holder.run("rollback");
        }
        isWholeAndThenErased(id);
    }

    @Test
    void aTombstoneThatIsNotWrittenKeepsThePerson() {
        String id = person();
        try (Sql holder = Installation.shared().sql()) {
            holder.run("start transaction");
            holder.run(
                    "insert into erasure (profile_id, organization_id, group_id, erased_at, reason, receipt_id, places, jws)"
                            + " values (?, ?, ?, 0, 'unlawful', ?, '[]', '')",
                    id,
                    tenant.id(),
                    group.id(),
                    id);
            killWhileErasing(id, this::isLocked);
            holder.run("rollback");
        }
        isWholeAndThenErased(id);
    }

    @Test
    void aCommitThatIsNotConfirmedIsAllOrNothing() {
        String id = person();
        HeldCommits held = new HeldCommits();
        try {
            killWhileErasing(id, this::isCommitHeld);
        } finally {
            held.close();
        }
        Deadline.within(Duration.ofSeconds(20), "the transaction has ended", () -> !isCommitHeld());
        Map<String, String> rows = ErasedPerson.rows(sql, id);
        assertThat(rows).isIn(WHOLE, Map.of("erasure", "1"));
        isErasedNow(id);
    }

    private void isWholeAndThenErased(String id) {
        Deadline.within(Duration.ofSeconds(20), "the transaction is undone", () -> ErasedPerson.rows(sql, id)
                .equals(WHOLE));
        survivor.get(PATIENTS + "/" + id).is(200);
        isErasedNow(id);
    }

    private void isErasedNow(String id) {
        String receipt =
                survivor.post(PROFILES + "/" + id + "/erase", REASON).is(200).text();
        ErasedPerson.isErased(sql, id);
        survivor.get(PATIENTS + "/" + id).isProblem(410, "profile_erased");
        node.startAgain();
        assertThat(node.api(key)
                        .post(PROFILES + "/" + id + "/erase", REASON)
                        .is(200)
                        .text())
                .isEqualTo(receipt);
    }

    private boolean isLocked() {
        return !sql.text("select variable_value from information_schema.global_status"
                        + " where variable_name = 'Innodb_row_lock_current_waits'")
                .equals("0");
    }

    private boolean isCommitHeld() {
        return !sql.rows("select id from information_schema.processlist where state = 'Waiting for backup lock'")
                .isEmpty();
    }
}
