package health.intake.blackbox.audit;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 5 and the operator's handbook: changes of the trail outside the service are found. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditSealIT {

    private final Tenant tenant = Tenant.create();
    private final Sql sql = Installation.shared().sql();
    private final String entry = sealed();

    /** The id of an entry that a seal covers. */
    private String sealed() {
        Answer created =
                tenant.partner().post(PROFILES, ProfileBody.in(tenant.group())).is(201);
        Answer read = tenant.partner().get(PROFILES + "/" + created.id()).is(200);
        String id = Trail.of(tenant)
                .ofRequest(read.requiredHeader("X-Request-Id"))
                .get(0)
                .get("id")
                .asText();
        Deadline.within(Duration.ofSeconds(20), "a seal covers the entry", () -> sql.text(
                        "select (select max(last_seq) from audit_seal) >= seq from audit_entry where id = ?", id)
                .equals("1"));
        return id;
    }

    private static String verify() {
        return Installation.shared().sealedTrail().verify();
    }

    private static void isFoundInvalid() {
        assertThatThrownBy(AuditSealIT::verify)
                .isInstanceOf(CommandFailure.class)
                .hasMessageMatching("(?s).*Seal [0-9]+ does not match: one of the entries [0-9]+ to [0-9]+ .*");
    }

    private void isFoundInvalidAfter(String change, String undo) {
        sql.run(change);
        try {
            isFoundInvalid();
        } finally {
            sql.run(undo);
        }
        verify();
    }

    @AfterEach
    void everythingIsValidAgain() {
        assertThat(verify()).contains(": all are valid.");
    }

    @Test
    void unchangedTrailIsValidAndItsNewestSealCanBeNoted() {
        String said = verify();
        assertThat(said)
                .matches("[0-9]+ seals over [0-9]+ entries were checked: all are valid\\.\n"
                        + "Not sealed yet: [0-9]+ entries(, the oldest for [0-9]+ s)?\\.\n"
                        + "Seals made more than a minute after one of their entries: .*\\.\n"
                        + "The newest seal is [0-9]+ s old\\. Note it elsewhere: [0-9]+:[0-9a-f]{64}");
        String noted = said.substring(said.lastIndexOf(' ') + 1);

        assertThat(Installation.shared().sealedTrail().verify(noted)).contains(" are valid");
        assertThatThrownBy(() -> Installation.shared().sealedTrail().verify("1:" + "0".repeat(64)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("noted seal");
    }

    @Test
    void trailIsVerifiedAgainstTheSealsInTheLog(@TempDir Path folder) throws IOException {
        Deadline.within(Duration.ofSeconds(70), "the log has a seal", () -> Installation.shared()
                .logs()
                .contains("Audit seal "));
        Path log =
                Files.writeString(folder.resolve("log"), Installation.shared().logs());

        assertThat(Installation.shared().sealedTrail().verifyAgainst(log)).contains(" are valid");
        String removed = "77:" + "0".repeat(64);
        Files.writeString(log, "Audit seal " + removed + "\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Installation.shared().sealedTrail().verifyAgainst(log))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("The noted seal " + removed + " is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organization_id = uuid()",
                "organization_id = null",
                "at = at + 1",
                "key_id = uuid()",
                "key_id = null",
                "key_prefix = 'intake_live_Other1'",
                "operation = 'listProfiles'",
                "status = 404",
                "profile_ids = ''",
                "profile_id = null",
                "request_id = 'some-other-one'",
                "client_address = '192.0.2.1'"
            })
    void alteredEntryIsFound(String change) {
        sql.run("create temporary table kept as select * from audit_entry where id = ?", entry);
        try {
            isFoundInvalidAfter(
                    "update audit_entry set " + change + " where id = '" + entry + "'",
                    "replace into audit_entry select * from kept");
        } finally {
            sql.run("drop temporary table kept");
        }
    }

    @Test
    void deletedEntryIsFound() {
        sql.run("create temporary table kept as select * from audit_entry where id = ?", entry);
        try {
            isFoundInvalidAfter(
                    "delete from audit_entry where id = '" + entry + "'", "insert into audit_entry select * from kept");
        } finally {
            sql.run("drop temporary table kept");
        }
    }

    @Test
    void insertedEntryIsFound() {
        // the number must be one that a seal covers: the entry is removed, another replaces it, one more is inserted
        // before all
        isFoundInvalidAfter(
                "insert into audit_entry (id, seq, organization_id, at, operation, status, profile_ids, request_id,"
                        + " client_address) values ('019d4834-5b40-7c7e-8a51-3f0f4d3b7c01', 0 - 5, null, 1, 'getProfile',"
                        + " 200, '', 'inserted', '127.0.0.1')",
                "delete from audit_entry where request_id = 'inserted'");
    }

    @Test
    void removedOrAlteredSealIsFound() {
        sql.run("create temporary table kept as select * from audit_seal where number = 1");
        try {
            isFoundInvalidAfter("delete from audit_seal where number = 1", "insert into audit_seal select * from kept");
            isFoundInvalidAfter(
                    "update audit_seal set at = at + 1 where number = 1", "replace into audit_seal select * from kept");
        } finally {
            sql.run("drop temporary table kept");
        }
    }
}
