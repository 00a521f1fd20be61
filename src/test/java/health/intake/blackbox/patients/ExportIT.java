package health.intake.blackbox.patients;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 8: all that is held of a person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportIT {

    /** The tables with rows of a person: whatever names a profile. */
    private static final String COLUMNS =
            "select table_name, column_name from information_schema.columns where table_schema = database()"
                    + " and (table_name = 'profile' or table_name in (select table_name from information_schema.columns"
                    + " where table_schema = database() and column_name in ('profile_id', 'profile_ids')))";

    /** Where the value of a column stands in the export. */
    private static final Map<String, String> EXPORTED = Map.ofEntries(
            Map.entry("profile.id", "/profile/id"),
            Map.entry("profile.group_id", "/profile_group"),
            Map.entry("profile.state", "/state"),
            Map.entry("profile.handle", "/profile/handle"),
            Map.entry("profile.first_name", "/profile/first_name"),
            Map.entry("profile.last_name", "/profile/last_name"),
            Map.entry("profile.email", "/profile/email"),
            Map.entry("profile.phone", "/profile/phone"),
            Map.entry("profile.sex", "/profile/sex"),
            Map.entry("profile.date_of_birth", "/profile/date_of_birth"),
            Map.entry("profile.height", "/profile/height"),
            Map.entry("profile.weight", "/profile/weight"),
            Map.entry("profile.language", "/profile/language"),
            Map.entry("profile.created_at", "/profile/created_at"),
            Map.entry("profile.updated_at", "/profile/updated_at"),
            Map.entry("credential.profile_id", "/has_password"),
            Map.entry("patient.profile_id", "/patient/id"),
            Map.entry("patient.organization_id", "/patient/organization"),
            Map.entry("patient.unspecified_gender", "/patient/gender"),
            Map.entry("patient.roles", "/patient/roles/1"),
            Map.entry("patient.meta", "/patient/meta/blood"),
            Map.entry("patient.unread_notifications", "/patient/unreadNotifications"),
            Map.entry("patient.emr_id", "/patient/emrId"),
            Map.entry("patient.referrer", "/patient/referrer"),
            Map.entry("patient.health_card", "/patient/hcCard/number"),
            Map.entry("patient.health_card_further", "/patient/hcCard/plan"),
            Map.entry("patient.accepts_marketing", "/patient/acceptsMarketing"),
            Map.entry("patient.has_insurance", "/patient/hasInsurance"),
            Map.entry("patient.providers", "/patient/providers/0"),
            Map.entry("patient.email_verified", "/patient/verifications/email"),
            Map.entry("patient.phone_verified", "/patient/verifications/phone"),
            Map.entry("patient.verifications_further", "/patient/verifications/passport"),
            Map.entry("patient.province", "/patient/province"),
            Map.entry("patient_group.profile_group_id", "/patient/groups/1"),
            Map.entry("patient_group.position", "/patient/groups/1"));

    private static final String OF_THE_ROW = "says whose the row is, as profile.id does";
    private static final String OF_A_REQUEST = "is of a request, and told by GET …/accesses as far as it is told";
    private static final String PROOF = "proves that the entry is as it was written";
    private static final String TOMBSTONE = "stays of a person who was erased, of whom nothing else is held";
    private static final String RETRY = "recognizes a request that is sent again, for 24 hours; tells no value";
    private static final String DISPUTE = "is the operator's, about a dispute; what a partner may know is in its view";

    /** Why a column is not exported. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("profile.organization_id", "is the partner that answers the person"),
            Map.entry("profile.email_canonical", "is profile.email in another form"),
            Map.entry("profile.version", "counts changes, for the ETag"),
            Map.entry("credential.organization_id", OF_THE_ROW),
            Map.entry("credential.password_hash", "is a secret of the service; has_password tells that there is one"),
            Map.entry("credential.changed_at", "is of the secret"),
            Map.entry("patient_group.organization_id", OF_THE_ROW),
            Map.entry("patient_group.profile_id", OF_THE_ROW),
            Map.entry("idempotency_record.organization_id", OF_THE_ROW),
            Map.entry("idempotency_record.profile_id", OF_THE_ROW),
            Map.entry("idempotency_record.operation", RETRY),
            Map.entry("idempotency_record.key_digest", RETRY),
            Map.entry("idempotency_record.body_digest", RETRY),
            Map.entry("idempotency_record.created_at", RETRY),
            Map.entry("erasure.profile_id", TOMBSTONE),
            Map.entry("erasure.organization_id", TOMBSTONE),
            Map.entry("erasure.group_id", TOMBSTONE),
            Map.entry("erasure.erased_at", TOMBSTONE),
            Map.entry("erasure.reason", TOMBSTONE),
            Map.entry("erasure.receipt_id", TOMBSTONE),
            Map.entry("erasure.key_prefix", TOMBSTONE),
            Map.entry("erasure.places", TOMBSTONE),
            Map.entry("erasure.jws", TOMBSTONE),
            Map.entry("legal_hold.organization_id", OF_THE_ROW),
            Map.entry("legal_hold.profile_id", OF_THE_ROW),
            Map.entry("legal_hold.reason", DISPUTE),
            Map.entry("legal_hold.since", DISPUTE),
            Map.entry("legal_hold.key_prefix", DISPUTE),
            Map.entry("audit_entry.seq", OF_A_REQUEST),
            Map.entry("audit_entry.id", OF_A_REQUEST),
            Map.entry("audit_entry.organization_id", OF_A_REQUEST),
            Map.entry("audit_entry.at", OF_A_REQUEST),
            Map.entry("audit_entry.key_id", OF_A_REQUEST),
            Map.entry("audit_entry.key_prefix", OF_A_REQUEST),
            Map.entry("audit_entry.operation", OF_A_REQUEST),
            Map.entry("audit_entry.status", OF_A_REQUEST),
            Map.entry("audit_entry.profile_ids", OF_A_REQUEST),
            Map.entry("audit_entry.profile_id", OF_A_REQUEST),
            Map.entry("audit_entry.request_id", OF_A_REQUEST),
            Map.entry("audit_entry.client_address", OF_A_REQUEST),
            Map.entry("audit_entry.user_agent", OF_A_REQUEST),
            Map.entry("audit_entry.reason", OF_A_REQUEST),
            Map.entry("audit_entry.mac", PROOF),
            Map.entry("audit_profile.organization_id", OF_A_REQUEST),
            Map.entry("audit_profile.profile_id", OF_A_REQUEST),
            Map.entry("audit_profile.at", OF_A_REQUEST),
            Map.entry("audit_profile.entry_id", OF_A_REQUEST));

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group further = tenant.group();
    private final Api partner = tenant.partner();

    private static String export(String id) {
        return PROFILES + "/" + id + "/export";
    }

    private JsonNode exported(String id) {
        return partner.get(export(id)).is(200).json();
    }

    /** A patient with a value in each field. */
    private String whole(String gender) {
        String id = partner.post(
                        PATIENTS,
                        PatientBody.in(group, further)
                                .with("gender", Json.quoted(gender))
                                .with("password", "\"Secret-of-7-Winters\"")
                                .with("roles", "[\"patient\", \"donor\"]")
                                .with("meta", "{\"blood\": \"A\"}")
                                .with("unreadNotifications", "3")
                                .with("emrId", String.valueOf(System.nanoTime()))
                                .with("referrer", "\"dr-weber\"")
                                .with(
                                        "hcCard",
                                        "{\"number\": \"M310119800\", \"issuer\": \"AOK\", \"version\": \"1\","
                                                + " \"expiresOn\": \"2030-01-31\", \"plan\": \"gold\"}")
                                .with("acceptsMarketing", "true")
                                .with("hasInsurance", "true")
                                .with("providers", Json.array(UUID.randomUUID().toString()))
                                .with("verifications", "{\"email\": true, \"phone\": true, \"passport\": true}")
                                .with("province", "\"BE\""))
                .is(201)
                .id();
        partner.patch(PROFILES + "/" + id, "{\"height\": 168.5, \"weight\": 61.2, \"language\": \"de\"}")
                .is(200);
        return id;
    }

    @Test
    void aProfileIsExportedAsItIsRead() {
        String id = partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
        Answer profile = partner.get(PROFILES + "/" + id).is(200);
        Answer export = partner.get(export(id)).is(200);

        export.hasBody(
                """
                {"profile": %s, "state": "active", "profile_group": "%s", "patient": null, "has_password": false,
                 "exported_at": "*"}"""
                        .formatted(profile.text(), group.id()),
                "exported_at");
        assertThat(Instant.parse(export.at("exported_at").asText()))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(5));
    }

    @Test
    void aPatientIsExportedAsItIsRead() {
        String id = whole("female");
        Answer profile = partner.get(PROFILES + "/" + id).is(200);
        Answer patient = partner.get(PATIENTS + "/" + id).is(200);

        partner.get(export(id))
                .is(200)
                .hasBody(
                        """
                        {"profile": %s, "state": "active", "profile_group": "%s", "patient": %s, "has_password": true,
                         "exported_at": "*"}"""
                                .formatted(profile.text(), group.id(), patient.text()),
                        "exported_at");
    }

    @Test
    void itIsAFileWhoseNameTellsNothingOfThePerson() {
        String id = whole("female");
        Answer export = partner.get(export(id)).is(200);

        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"export.json\"");
        assertThat(export.header("Content-Type")).startsWith("application/json");
        assertThat(export.header("Intake-Profile-State")).isEqualTo("active");
        assertThat(export.header("ETag")).isNull();
    }

    @Test
    void aProfileThatGotAPasswordIsExportedWithTheAccountThatItHasSince() {
        String id = partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
        partner.patch(PROFILES + "/" + id, "{\"password\": \"Secret-of-7-Winters\"}")
                .is(200);
        JsonNode export = exported(id);

        assertThat(export.get("has_password").asBoolean()).isTrue();
        assertThat(export.get("patient"))
                .isEqualTo(partner.get(PATIENTS + "/" + id).is(200).json());
    }

    @Test
    void aDeactivatedProfileIsExported() {
        String id = whole("female");
        try (Sql sql = Installation.shared().sql()) {
            sql.run("update profile set state = 'DEACTIVATED' where id = ?", id);
        }
        Answer export = partner.get(export(id)).is(200);

        assertThat(export.at("state").asText()).isEqualTo("deactivated");
        assertThat(export.header("Intake-Profile-State")).isEqualTo("deactivated");
    }

    @Test
    void everyColumnOfAPersonIsExportedOrHasAReason() {
        TreeSet<String> stored = new TreeSet<>();
        try (Sql sql = Installation.shared().sql()) {
            sql.rows(COLUMNS).forEach(row -> stored.add(row.get("table_name") + "." + row.get("column_name")));
        }

        assertThat(Stream.of(EXPORTED, EXCEPTIONS).flatMap(map -> map.keySet().stream()))
                .as("columns with a place in the export, or a reason why not")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void everyExportedColumnIsWhereItShouldBe() {
        Map<String, JsonNode> exports = new TreeMap<>();
        for (String gender : List.of("female", "other")) {
            String id = whole(gender);
            exports.put(id, exported(id));
        }

        EXPORTED.forEach((column, pointer) -> assertThat(exports.entrySet())
                .as("%s at %s, of somebody who has a value there", column, pointer)
                .anyMatch(person -> isStored(column, person.getKey())
                        && !person.getValue().at(pointer).isMissingNode()
                        && !person.getValue().at(pointer).isNull()));
    }

    private static boolean isStored(String column, String id) {
        String table = column.substring(0, column.indexOf('.'));
        String key = table.equals("profile") ? "id" : "profile_id";
        try (Sql sql = Installation.shared().sql()) {
            return Objects.equals(
                    "1",
                    sql.text(
                            "select count(*) from " + table + " where " + key + " = ? and " + column + " is not null",
                            id));
        }
    }

    @Test
    void noSecretIsExported() {
        String text = partner.get(export(whole("female"))).is(200).text();

        assertThat(text).doesNotContain("Secret-of-7-Winters", "argon2");
    }

    /** Both parts of the document, and the order of two changes, are of one instant. */
    @Test
    void anExportBesideChangesIsOfOneInstant() {
        String id = whole("female");
        Crowd.of(8, i -> {
            if (i % 2 == 0) {
                return partner.patch(
                                PATIENTS + "/" + id,
                                "{\"firstName\": \"Maria\", \"lastName\": \"S-%s\", \"referrer\": \"S-%s\"}"
                                        .formatted("abcdefgh".charAt(i), "abcdefgh".charAt(i)))
                        .is(200);
            }
            Answer export = partner.get(export(id)).is(200);
            JsonNode patient = export.at("patient");
            assertThat(patient.get("lastName")).isEqualTo(export.at("profile").get("last_name"));
            if (patient.get("lastName").asText().startsWith("S-")) {
                assertThat(patient.get("referrer")).isEqualTo(patient.get("lastName"));
            }
            return export;
        });
    }

    @Test
    void nobodyExportsWhatTheirKeyMayNotSee() {
        String id = whole("female");
        Tenant other = Tenant.create();
        String unknown = Json.masked(
                partner.get(export(UUID.randomUUID().toString()))
                        .isProblem(404, "profile_not_found")
                        .text(),
                "request_id");

        assertThat(Json.masked(
                        other.partner()
                                .get(export(id))
                                .isProblem(404, "profile_not_found")
                                .text(),
                        "request_id"))
                .isEqualTo(unknown);
        tenant.keyFor(group, "IMPERSONATE").api().get(export(id)).is(200);
        // a further group of a patient widens nobody's access
        tenant.keyFor(further, "PROFILES_VIEW").api().get(export(id)).isProblem(403, "outside_access_context");
        for (String scope : List.of("CREATE_USER", "AUDIT_VIEW")) {
            tenant.key(scope).api().get(export(id)).isProblem(403, "scope_missing");
        }
        Api.admin().get(export(id)).isProblem(403, "scope_missing");
        tenant.testKey("PROFILES_VIEW").api().get(export(id)).isProblem(404, "profile_not_found");
        partner.get(export(id) + "?format=csv").isProblem(400, "invalid_query");
        partner.get(export("lookup")).isProblem(400, "invalid_id");
    }

    @Test
    void theTrailTellsTheExport() {
        String id = whole("female");
        Answer export = partner.get(export(id)).is(200);

        assertThat(Trail.of(tenant).ofRequest(export.requiredHeader("X-Request-Id")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.get("operation").asText()).isEqualTo("exportProfile");
                    assertThat(entry.get("profile_ids").get(0).asText()).isEqualTo(id);
                });
    }
}
