package health.intake.blackbox.trouble;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contract 2 and 2.2: earlier stored values are migrated to the current forms, or read as they are. */
@Tag("long")
class StoredFormsIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Sql sql = Installation.shared().sql();

    private void migrateAgain() {
        Installation.shared().migrateAgainFrom(6);
        assertThat(sql.text("select success from flyway_schema_history where version = '6'"))
                .isEqualTo("1");
    }

    private Answer create(String email) {
        return partner.post(PROFILES, ProfileBody.in(group).withEmail(email)).is(201);
    }

    private void storedBefore(String id, String column, String value) {
        sql.run("update profile set " + column + " = ? where id = ?", value, id);
    }

    private Answer read(Answer created) {
        return partner.get(PROFILES + "/" + created.id()).is(200);
    }

    @Test
    void migrationConvertsAddressesAndPhoneNumbers() {
        String local = Unique.slug("quoted");
        Answer quoted = create("\"" + local + "\"@example.com");
        storedBefore(quoted.id(), "email_canonical", "\"" + local + "\"@example.com");
        storedBefore(quoted.id(), "phone", "+49030123456789");
        Answer needing = create("\"" + local + ".\"@example.com");
        Answer second = create("\"" + local + "-2.\"@example.com");
        storedBefore(second.id(), "email", "\"" + local + "\"@example.com");
        storedBefore(second.id(), "email_canonical", "\"" + local + "\"@EXAMPLE.com");
        Answer patient = partner.post(PATIENTS, PatientBody.in(group).withEmail("\"" + local + "-3\"@example.com"))
                .is(201);
        storedBefore(patient.id(), "email_canonical", "\"" + local + "-3\"@example.com");
        storedBefore(patient.id(), "handle", "\"" + local + "-3\"@example.com#" + tenant.slug());

        migrateAgain();

        assertThat(partner.get(PROFILES + "?email=" + local + "@example.com").each("id"))
                .containsExactly(quoted.id());
        Answer changed = read(quoted);
        assertThat(changed.at("email")).isEqualTo(quoted.at("email"));
        assertThat(changed.at("phone").asText()).isEqualTo("+4930123456789");
        assertThat(changed.etag()).isNotEqualTo(quoted.etag());
        assertThat(read(needing).etag()).isEqualTo(needing.etag());
        assertThat(read(second).etag()).as("has an address that is taken").isEqualTo(second.etag());
        String username = local + "-3@example.com#" + tenant.slug();
        assertThat(read(patient).at("handle").asText()).isEqualTo(username);
        assertThat(partner.get(PATIENTS + "/" + patient.id()).at("username").asText())
                .isEqualTo(username);
    }

    /** An address at a domain that ends in a number was valid. */
    @Test
    void addressOfEarlierRulesIsReadAndReplaced() {
        String email = Unique.slug("old") + "@example.123";
        Answer patient = partner.post(PATIENTS, PatientBody.in(group)).is(201);
        storedBefore(patient.id(), "email", email);
        storedBefore(patient.id(), "email_canonical", email);

        assertThat(partner.get(PATIENTS + "/" + patient.id())
                        .is(200)
                        .at("email")
                        .asText())
                .isEqualTo(email);
        assertThat(partner.patch(PROFILES + "/" + patient.id(), "{\"weight\":70}")
                        .is(200)
                        .at("email")
                        .asText())
                .isEqualTo(email);
        String mended = Unique.email("mended");
        partner.patch(PROFILES + "/" + patient.id(), "{\"email\":\"" + mended + "\"}")
                .is(200);
        assertThat(partner.get(PROFILES + "?email=" + mended).each("id")).containsExactly(patient.id());
    }
}
