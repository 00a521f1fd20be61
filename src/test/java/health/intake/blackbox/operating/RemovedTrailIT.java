package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Security: attacks on a trail of which the service has removed a part, with all rights in the database but without the secret. */
@Tag("long")
class RemovedTrailIT {

    private static final int REMOVED = 20;
    private static final Duration WITHIN = Duration.ofMinutes(3);

    private static final String CHECKPOINT = "select coalesce(max(number), 0) from audit_checkpoint";

    private static AgedTrail trail;
    private static Sql sql;

    /** Removes in two steps, and keeps what was there after the first. */
    @BeforeAll
    static void remove() {
        trail = new AgedTrail(Duration.ofDays(40), 10)
                .with(REMOVED, Duration.ZERO)
                .with(20, Duration.ofDays(30));
        sql = trail.database().migrator();
        // stops the removal half way
        sql.run("update audit_entry set status = status + 1 where seq = 101");
        try (StartingNode ignored = trail.node("removed", AgedTrail.RETENTION)) {
            Deadline.within(WITHIN, "half is removed", () -> isRemoved(10));
            sql.run("update audit_entry set status = status - 1 where seq = 101");
            sql.run("create table earlier_checkpoint as select * from audit_checkpoint");
            sql.run("create table earlier_seal as select * from audit_seal where number between 1 and " + REMOVED);
            sql.run("create table earlier_entry as select * from audit_entry where seq <= 10 * " + REMOVED);
            sql.run("create table earlier_profile as select * from audit_profile where entry_id in (select id from"
                    + " earlier_entry)");
            Deadline.within(WITHIN, "all is removed", () -> isRemoved(REMOVED));
        }
        sql.run("create table genuine_checkpoint as select * from audit_checkpoint");
    }

    @AfterAll
    static void drop() {
        sql.close();
        trail.close();
    }

    private static boolean isRemoved(int number) {
        return sql.text(CHECKPOINT).equals(Integer.toString(number));
    }

    @AfterEach
    void everythingIsValidAgain() {
        Run run = verify();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("The trail begins after seal " + REMOVED + ":");
    }

    private static Run verify() {
        return trail.program().run("audit", "verify");
    }

    private static void isFoundAfter(String attack, String undo, String finding) {
        for (String statement : attack.split(";")) {
            sql.run(statement);
        }
        try {
            Run run = verify();
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains(finding);
        } finally {
            for (String statement : undo.split(";")) {
                sql.run(statement);
            }
        }
    }

    @Test
    void entriesThatAreLeftAreProvenAsBefore() {
        isFoundAfter(
                "update audit_entry set status = status + 1 where seq = 201",
                "update audit_entry set status = status - 1 where seq = 201",
                "Seal 21 does not match");
    }

    @Test
    void furtherEntriesAndSealsThatWereDeletedWithoutTheServiceAreMissed() {
        isFoundAfter(
                "create or replace table planted_seal as select * from audit_seal where number = 21;"
                        + "create or replace table planted_entry as select * from audit_entry where seq between 201 and 210;"
                        + "create or replace table planted_profile as select * from audit_profile where entry_id in (select id"
                        + " from planted_entry);"
                        + "delete from audit_profile where entry_id in (select id from planted_entry);"
                        + "delete from audit_entry where seq between 201 and 210;"
                        + "delete from audit_seal where number = 21",
                "insert into audit_seal select * from planted_seal;"
                        + "insert into audit_entry select * from planted_entry;"
                        + "insert into audit_profile select * from planted_profile",
                "Seal 22 does not match");
    }

    @Test
    void aRemovalByHandIsNotHiddenByAForgedCheckpoint() {
        isFoundAfter(
                "create or replace table planted_seal as select * from audit_seal where number = 21;"
                        + "create or replace table planted_entry as select * from audit_entry where seq between 201 and 210;"
                        + "create or replace table planted_profile as select * from audit_profile where entry_id in (select id"
                        + " from planted_entry);"
                        + "delete from audit_profile where entry_id in (select id from planted_entry);"
                        + "delete from audit_entry where seq between 201 and 210;"
                        + "delete from audit_seal where number = 21;"
                        + "update audit_checkpoint c join planted_seal s set c.number = s.number, c.last_seq = s.last_seq,"
                        + " c.entries = s.entries, c.at = s.at, c.form = s.form, c.digest = s.digest, c.hash = s.hash,"
                        + " c.removed_entries = c.removed_entries + 10",
                "insert into audit_seal select * from planted_seal;"
                        + "insert into audit_entry select * from planted_entry;"
                        + "insert into audit_profile select * from planted_profile;"
                        + "delete from audit_checkpoint;insert into audit_checkpoint select * from genuine_checkpoint",
                "The checkpoint at the seal 21 does not match its MAC");
    }

    @ParameterizedTest
    @CsvSource({
        "removed_entries, removed_entries + 1",
        "removed_at, removed_at + 1",
        "at, at - 1",
        "entries, entries + 1"
    })
    void anAlteredCheckpointIsFound(String column, String value) {
        isFoundAfter(
                "update audit_checkpoint set " + column + " = " + value,
                "delete from audit_checkpoint;insert into audit_checkpoint select * from genuine_checkpoint",
                "does not match its MAC");
    }

    @Test
    void aMissingCheckpointIsFound() {
        isFoundAfter(
                "delete from audit_checkpoint",
                "insert into audit_checkpoint select * from genuine_checkpoint",
                "Seal 21 does not match");
    }

    @Test
    void anEarlierCheckpointInPlaceOfTheNewestIsFound() {
        isFoundAfter(
                "delete from audit_checkpoint;insert into audit_checkpoint select * from earlier_checkpoint",
                "delete from audit_checkpoint;insert into audit_checkpoint select * from genuine_checkpoint",
                "Seal 21 does not match");
    }

    @Test
    void aSecondCheckpointIsFound() {
        isFoundAfter(
                "insert into audit_checkpoint select * from earlier_checkpoint",
                "delete from audit_checkpoint where number = 10",
                "There are several checkpoints");
    }

    @Test
    void aNewerCheckpointOverAnEarlierStateIsFound() {
        isFoundAfter(
                "insert into audit_seal select * from earlier_seal;"
                        + "insert into audit_entry select * from earlier_entry;"
                        + "insert into audit_profile select * from earlier_profile",
                "delete from audit_profile where entry_id in (select id from earlier_entry);"
                        + "delete from audit_entry where seq <= 200;"
                        + "delete from audit_seal where number between 1 and 20",
                "10 seals up to 20 are there, which the checkpoint tells were removed");
    }

    @Test
    void anEntryInsertedBeforeTheCheckpointIsFound() {
        isFoundAfter(
                "insert into audit_entry select * from earlier_entry where seq = 150",
                "delete from audit_entry where seq = 150",
                "1 entries up to 200 (seq) are there, which the checkpoint tells were removed");
    }

    @Test
    void theRestOfTheTrailIsNotDeletedBehindTheCheckpoint() {
        isFoundAfter(
                "rename table audit_seal to planted_seals, audit_entry to planted_entries, audit_profile to planted_profiles;"
                        + "create table audit_seal like planted_seals;"
                        + "create table audit_entry like planted_entries;"
                        + "create table audit_profile like planted_profiles;"
                        + "insert into audit_seal select * from planted_seals where number = 0",
                "drop table audit_seal, audit_entry, audit_profile;"
                        + "rename table planted_seals to audit_seal, planted_entries to audit_entry, planted_profiles to"
                        + " audit_profile",
                "The seals after the checkpoint are missing");
    }

    @Test
    void aCheckpointUnderAnEarlierSecretIsReported() {
        String present = Base64.getEncoder().encodeToString(new byte[32]);
        Run run = trail.program()
                .with("INTAKE_SECRET", present)
                .with("INTAKE_SECRET_OTHER", AgedTrail.secret("SECRET").orElseThrow())
                .run("audit", "verify");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("The checkpoint at the seal 20 is under the secret ", " and not under INTAKE_SECRET");
    }
}
