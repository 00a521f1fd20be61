package health.intake.blackbox.audit;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Security: attacks on the trail with write access to the database but without the secret. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedTrailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DEGRADED = "{\"name\":\"audit\",\"status\":\"DEGRADED\"}";
    private static final String REFUSAL = "The audit trail is not sealed: ";

    private final Tenant tenant = Tenant.create();
    private final Sql sql = Installation.shared().sql();

    @BeforeEach
    void everythingIsSealed() {
        read();
        Deadline.within(PATIENCE, "everything is sealed", () -> unsealed() == 0);
    }

    @AfterEach
    void everythingIsValidAgain() {
        Deadline.within(PATIENCE, "the trail is sealed again", () -> ready().startsWith("{\"status\":\"UP\""));
        verify();
    }

    /** Makes an entry of a list, which has rows for its profiles. */
    private String read() {
        tenant.partner().post(PROFILES, ProfileBody.in(tenant.group())).is(201);
        tenant.partner().post(PROFILES, ProfileBody.in(tenant.group())).is(201);
        Answer list = tenant.partner().get(PROFILES).is(200);
        return Trail.of(tenant)
                .ofRequest(list.requiredHeader("X-Request-Id"))
                .get(0)
                .get("id")
                .asText();
    }

    private int unsealed() {
        return Integer.parseInt(
                sql.text("select count(*) from audit_entry where seq > (select max(last_seq) from audit_seal)"));
    }

    private static String ready() {
        // briefly not 200, after an entry did not find its table
        return Api.anonymous().get("/api/health/ready").isAnyOf(200, 503).text();
    }

    private static String verify() {
        return Installation.shared().sealedTrail().verify();
    }

    private static double metric(String name) {
        return Api.admin()
                .get("/api/metrics")
                .is(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Checks that the service stops sealing while an attack lasts. */
    private void isRefused(String attack, Runnable whatFollows, String undo) {
        for (String statement : attack.split(";")) {
            sql.run(statement);
        }
        try {
            Deadline.within(PATIENCE, "the service refuses to seal", () -> ready().contains(DEGRADED));
            String newest = sql.text("select max(number) from audit_seal");
            assertThat(metric("intake_audit_seals_refused")).isEqualTo(1);
            assertThat(Installation.shared().logs()).contains(REFUSAL);
            Deadline.throughout(Duration.ofSeconds(4), () -> {
                tenant.partner().get(PROFILES).is(200);
                assertThat(sql.text("select max(number) from audit_seal")).isEqualTo(newest);
            });
            whatFollows.run();
        } finally {
            for (String statement : undo.split(";")) {
                sql.run(statement);
            }
        }
        Deadline.within(PATIENCE, "sealing continues", () -> !ready().contains(DEGRADED));
        assertThat(metric("intake_audit_seals_refused")).isZero();
    }

    private String noted() {
        String said = verify();
        return said.substring(said.lastIndexOf(' ') + 1);
    }

    private static void isMissed(String noted) {
        assertThatThrownBy(() -> Installation.shared().sealedTrail().verify(noted))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("The noted seal " + noted);
    }

    @Test
    void newestSealsAreNotReplacedAfterAnAlteration() {
        String noted = noted();
        isRefused(
                "create or replace table planted_seals as select * from audit_seal where number > 0"
                        + " order by number desc limit 2;"
                        + "delete from audit_seal where number in (select number from planted_seals);"
                        + "update audit_entry set status = status + 1 where seq = (select max(last_seq) from planted_seals)",
                () -> isMissed(noted),
                "update audit_entry set status = status - 1 where seq = (select max(last_seq) from planted_seals);"
                        + "insert into audit_seal select * from planted_seals;drop table planted_seals");
    }

    @Test
    void nothingIsSealedAfterEverythingWasDeleted() {
        String noted = noted();
        isRefused(
                "create or replace table planted_seals as select * from audit_seal where number > 0;"
                        + "delete from audit_seal where number > 0;"
                        + "rename table audit_entry to planted_entries, audit_profile to planted_profiles;"
                        + "create table audit_entry like planted_entries;"
                        + "create table audit_profile like planted_profiles",
                () -> isMissed(noted),
                "insert into audit_seal select * from planted_seals;drop table planted_seals;"
                        + "rename table audit_entry to planted_gone, planted_entries to audit_entry;"
                        + "drop table audit_profile, planted_gone;rename table planted_profiles to audit_profile");
    }

    @Test
    void forgedSealIsNotContinued() {
        isRefused(
                "create or replace table planted_seal as select * from audit_seal order by number desc limit 1;"
                        + "update planted_seal set number = number + 1, last_seq = last_seq + 1, at = at + 1;"
                        + "insert into audit_seal select * from planted_seal",
                () -> assertThatThrownBy(PlantedTrailIT::verify).isInstanceOf(CommandFailure.class),
                "delete from audit_seal where number = (select number from planted_seal);drop table planted_seal");
    }

    /** While nothing can be sealed. */
    private void isFoundUnsealed(String attack, String undo, String finding) {
        try (Sql held = Installation.shared().withoutSealing()) {
            String id = read();
            assertThat(verify()).contains("Not sealed yet: ");
            held.run("set @id = ?", id);
            for (String statement : attack.split(";")) {
                held.run(statement);
            }
            held.run("commit");
            held.run("start transaction");
            held.run("select number from audit_seal where number = 0 for update");
            try {
                assertThatThrownBy(PlantedTrailIT::verify)
                        .isInstanceOf(CommandFailure.class)
                        .hasMessageContaining(finding);
            } finally {
                for (String statement : undo.split(";")) {
                    held.run(statement);
                }
                held.run("commit");
            }
        }
    }

    @Test
    void entryAlteredBeforeItIsSealedIsFound() {
        isFoundUnsealed(
                "update audit_entry set client_address = concat(client_address, '1') where id = @id",
                "update audit_entry set client_address = left(client_address, length(client_address) - 1) where id = @id",
                "not match the MAC");
    }

    @Test
    void entryMovedToAnotherOrganizationIsFound() {
        isFoundUnsealed(
                "set @organization = (select organization_id from audit_entry where id = @id);"
                        + "update audit_entry set organization_id = uuid() where id = @id",
                "update audit_entry set organization_id = @organization where id = @id",
                "not match the MAC");
    }

    @Test
    void entryInsertedBeforeItIsSealedIsFound() {
        isFoundUnsealed(
                "set @planted = uuid();"
                        + "insert into audit_entry (id, organization_id, at, operation, status, profile_ids, request_id,"
                        + " client_address) values (@planted, null, 1, 'getProfile', 200, '', 'planted', '127.0.0.1')",
                "delete from audit_entry where id = @planted",
                "not match the MAC");
    }

    @Test
    void inventedOrRemovedRowOfAProfileIsFound() {
        isFoundUnsealed(
                "insert into audit_profile select organization_id, uuid(), at, entry_id from audit_profile"
                        + " where entry_id = @id limit 1;"
                        + "create or replace temporary table planted as select * from audit_profile where entry_id = @id"
                        + " limit 1;"
                        + "delete from audit_profile where entry_id = @id limit 1",
                "replace into audit_profile select * from planted;"
                        + "delete p from audit_profile p join audit_entry e on e.id = p.entry_id where e.id = @id"
                        + " and locate(cast(p.profile_id as binary(16)), e.profile_ids) = 0",
                "audit_profile");
    }

    @Test
    void entryDeletedBeforeItIsSealedIsReported() {
        double before = metric("intake_audit_entries_vanished_total");
        try (Sql held = Installation.shared().withoutSealing()) {
            String id = read();
            Deadline.throughout(Duration.ofSeconds(3), () -> {});
            sql.run("create or replace table planted as select * from audit_entry where id = ?", id);
            sql.run("delete from audit_entry where id = ?", id);
            try {
                Deadline.within(
                        PATIENCE,
                        "it is logged",
                        () -> metric("intake_audit_entries_vanished_total") > before
                                && Installation.shared()
                                        .logs()
                                        .contains("audit entries vanished before they were sealed"));
            } finally {
                sql.run("insert into audit_entry select * from planted");
                sql.run("drop table planted");
            }
            held.run("commit");
        }
    }
}
