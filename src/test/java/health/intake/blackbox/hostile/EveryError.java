package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Canaries;
import health.intake.blackbox.driver.FullSandbox;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.HeldCommits;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProblemCatalogue;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Makes every kind of error with the values of one person, wherever a request can carry them. */
final class EveryError {

    final Tenant tenant = Tenant.open();
    final Group group = tenant.group();
    final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    final Canaries canaries;

    private final Tenant closed = Tenant.create();
    private final Api partner = key.api();
    private final List<Answer> errors = new ArrayList<>();
    private final String path;
    private String patientPath = "";

    private EveryError(Canaries canaries) {
        this.canaries = canaries;
        this.path = PROFILES + "/"
                + partner.with("Idempotency-Key", canaries.idempotencyKey)
                        .post(PROFILES, canaries.profile(group))
                        .is(201)
                        .id();
        partner.patch(path, Json.object(Map.of("password", Json.quoted(canaries.password))))
                .is(200);
    }

    static EveryError of(Canaries canaries) {
        EveryError all = new EveryError(canaries);
        all.askWithoutRedis();
        all.provokeByCaller();
        all.provokeBySentValues();
        all.provokeByWhere();
        all.provokeByForm();
        all.provokeByExistingData();
        all.provokeByADeactivatedProfile();
        all.provokeByAFullSandbox();
        all.provokeByAnErasedPerson();
        all.provokeInProgress();
        all.provokeTrouble();
        return all;
    }

    List<Answer> answers() {
        return errors;
    }

    private void error(String code, Answer answer) {
        errors.add(answer.isProblem(ProblemCatalogue.statusOf(code), code));
    }

    private void provokeByAFullSandbox() {
        Tenant full = Tenant.create();
        Group only = full.group();
        Api test = full.testKey("CREATE_USER").api();
        FullSandbox.fill(full, 9_999);
        Object profile = canaries.profile(only).with("profile_group", Json.quoted(only.slug()));
        test.post(PROFILES, ProfileBody.in(only).with("profile_group", Json.quoted(only.slug())))
                .is(201);
        error("sandbox_full", test.post(PROFILES, profile));
    }

    // first, as Redis comes back empty
    private void askWithoutRedis() {
        Installation.shared().withoutRedis(() -> partner.get(PROFILES + "?email=" + Api.encoded(canaries.email))
                .is(200));
        Installation.shared().awaitHealth();
    }

    private void provokeByCaller() {
        Object profile = canaries.profile(group);
        Object patient = canaries.patient(group);
        error("forbidden", Api.as(KeyText.misspelt(key.secret())).post(PROFILES, profile));
        error("forbidden", Api.anonymous().get(PROFILES + "?x-api-key=" + key.secret()));
        Api scraper = Api.anonymous().with("Authorization", "Bearer " + ServerUnderTest.METRICS_TOKEN);
        error("forbidden", scraper.get(path));
        error("forbidden", Api.as(ServerUnderTest.METRICS_TOKEN).get("/api/metrics"));
        error("invalid_query", scraper.get("/api/metrics?token=" + ServerUnderTest.METRICS_TOKEN));
        error(
                "forbidden",
                Api.anonymous()
                        .with("Authorization", "Bearer " + key.secret() + 1)
                        .get("/api/metrics"));
        error("scope_missing", tenant.key("PROFILES_VIEW").api().post(PROFILES, profile));
        Api confined =
                tenant.keyFor(tenant.group(), "CREATE_USER", "PROFILES_VIEW").api();
        error("outside_access_context", confined.post(PROFILES, profile));
        error("sandbox_only", partner.post("/api/v1/sandbox/reset", profile));
        error("outside_access_context", confined.get(path));
        error("organization_not_found", Api.admin().get("/api/admin/organizations/" + canaries.idempotencyKey));
        error("organization_required", Api.anonymous().post(PATIENTS, patient));
        error(
                "self_registration_closed",
                Api.anonymous().with("organization", canaries.idempotencyKey).post(PATIENTS, patient));
        error(
                "organization_mismatch",
                partner.with("organization", canaries.idempotencyKey).post(PATIENTS, patient));
        error("self_registration_closed", closed.keyless().post(PATIENTS, patient));
        error("field_not_allowed", tenant.keyless().post(PATIENTS, canaries.patientWithKeyFields(group)));
        Tenant busy = Tenant.open();
        for (int i = 0; i < 10; i++) {
            busy.keyless().post(PATIENTS, PatientBody.create()).is(201);
        }
        error(
                "rate_limited",
                busy.keyless().post(PATIENTS, canaries.patient(busy.group()).without("groups")));
    }

    private void provokeBySentValues() {
        String text = canaries.firstName;
        error("malformed_json", partner.post(PROFILES, canaries.profile(group) + text));
        error("malformed_json", partner.post(PATIENTS, "{\"email\": " + canaries.email));
        error("malformed_json", tenant.keyless().post(PATIENTS, "{\"" + text + "\": 1, \"" + text + "\": 2}"));
        for (String field : new String[] {
            "first_name", "last_name", "sex", "date_of_birth", "email", "phone", "height", "weight", "language", text
        }) {
            String value = Json.quoted(canaries.texts().getOrDefault(field, text) + " 1 " + canaries.email);
            error(
                    "validation_failed",
                    partner.post(
                            PROFILES,
                            canaries.profile(group)
                                    .with("stray", "1")
                                    .with(text.equals(field) ? "stray2" : field, value)));
            error(
                    "validation_failed",
                    partner.patch(path, "{\"" + (text.equals(field) ? "id" : field) + "\": [" + value + "]}"));
        }
        for (String field : new String[] {
            "email",
            "password",
            "firstName",
            "gender",
            "phone",
            "username",
            "roles",
            "dob",
            "meta",
            "emrId",
            "hcCard",
            "providers",
            "province"
        }) {
            String value = Json.quoted(text + " 1 " + canaries.email);
            error(
                    "validation_failed",
                    partner.post(
                            PATIENTS,
                            canaries.patientWithKeyFields(group)
                                    .with(field, value)
                                    .with("stray", value)));
        }
        error(
                "validation_failed",
                partner.patch(path, "{\"password\": " + Json.quoted(canaries.password.toLowerCase(Locale.ROOT)) + "}"));
        error(
                "payload_too_large",
                partner.post(PROFILES, canaries.profile(group).with("first_name", Json.quoted(text.repeat(6000)))));
        error(
                "profile_group_not_found",
                partner.post(PROFILES, canaries.profile(group).with("profile_group", Json.quoted(canaries.email))));
    }

    private void provokeByWhere() {
        String text = Api.encoded(canaries.firstName);
        String email = Api.encoded(canaries.email);
        error("not_found", partner.get("/api/v1/" + text));
        error("invalid_id", partner.get(PROFILES + "/" + email));
        error("invalid_id", partner.get(PATIENTS + "/" + text));
        error("invalid_query", partner.get(PROFILES + "?email=" + email + "%20"));
        error("invalid_query", partner.get(PROFILES + "?emial=" + email));
        error("invalid_query", partner.get(PROFILES + "?cursor=" + text));
        error("method_not_allowed", partner.delete(path + "?email=" + email));
        error("profile_not_found", partner.get(PROFILES + "/" + UUID.randomUUID()));
        error("patient_not_found", partner.get(PATIENTS + "/" + UUID.randomUUID()));
        error("key_not_found", Api.admin().get(tenant.keysPath() + "/" + UUID.randomUUID()));
        error("uri_too_long", partner.get(PROFILES + "?email=" + email.repeat(100)));
    }

    private void provokeByForm() {
        String text = canaries.idempotencyKey;
        Object profile = canaries.profile(group);
        error(
                "malformed_request",
                partner.with("Idempotency-Key", text.repeat(20)).post(PROFILES, profile));
        error("headers_too_large", partner.with("X-Some", text.repeat(900)).get(path));
        error("not_acceptable", partner.with("Accept", "text/" + text).get(path));
        error(
                "unsupported_media_type",
                partner.with("Content-Type", "text/" + text).post(PROFILES, profile));
        error(
                "precondition_failed",
                partner.with("If-Match", "\"" + text + "\"").patch(path, "{\"height\": 180}"));
        error(
                "idempotency_key_reused",
                partner.with("Idempotency-Key", text)
                        .post(PROFILES, canaries.profile(group).without("phone")));
    }

    private void provokeByExistingData() {
        error("email_taken", partner.post(PROFILES, canaries.profile(group)));
        error(
                "email_taken",
                tenant.keyless().post(PATIENTS, canaries.patient(group).without("groups")));
        PatientBody patient = canaries.patientWithKeyFields(group);
        patientPath = PATIENTS + "/"
                + partner.post(PATIENTS, patient.withEmail("other." + canaries.email))
                        .is(201)
                        .id();
        error("emr_id_taken", partner.post(PATIENTS, patient.withEmail("third." + canaries.email)));
        error(
                "slug_taken",
                Api.admin()
                        .post(
                                tenant.groupsPath(),
                                "{\"slug\": \"" + group.slug() + "\", \"name\": " + Json.quoted(canaries.lastName)
                                        + "}"));
        String domain = Unique.slug("domain") + ".example";
        closed.change("domains", Json.array(domain));
        error("domain_taken", Api.admin().patch(tenant.path(), "{\"domains\": [\"" + domain + "\"]}"));
    }

    private void provokeByADeactivatedProfile() {
        String deactivated = PROFILES + "/"
                + partner.post(PROFILES, canaries.profile(group).withEmail("fifth." + canaries.email))
                        .is(201)
                        .id();
        String words = Json.quoted(canaries.lastName + " of " + canaries.email);
        partner.post(deactivated + "/deactivate", "{\"reason\": " + words + "}").is(200);
        error(
                "profile_deactivated",
                partner.patch(deactivated, "{\"first_name\": " + Json.quoted(canaries.firstName) + "}"));
        error("validation_failed", partner.post(deactivated + "/deactivate", "{\"reason\": [" + words + "]}"));
        error("validation_failed", partner.post(deactivated + "/restore", "{\"reason\": " + words + "}"));
        error("profile_group_not_found", partner.post(deactivated + "/move", "{\"profile_group\": " + words + "}"));
    }

    private void provokeByAnErasedPerson() {
        String erased = PROFILES + "/"
                + partner.post(PROFILES, canaries.profile(group).withEmail("erased." + canaries.email))
                        .is(201)
                        .id();
        Api eraser = tenant.key("PROFILES_ERASE").api();
        error("validation_failed", eraser.post(erased + "/erase", "{\"reason\": " + Json.quoted(canaries.email) + "}"));
        String hold = tenant.path() + erased.substring("/api/v1".length()) + "/legal-hold";
        String reason = "{\"reason\": " + Json.quoted(canaries.firstName + " " + canaries.email) + "}";
        Api.admin().send("PUT", hold, reason).is(204);
        error("validation_failed", Api.admin().send("PUT", hold, reason.replace("reason", canaries.firstName)));
        error("legal_hold", eraser.post(erased + "/erase", "{\"reason\": \"unlawful\"}"));
        Api.admin().delete(hold).is(204);
        eraser.post(erased + "/erase", "{\"reason\": \"unlawful\"}").is(200);
        error("profile_erased", partner.get(erased));
        error("profile_erased", partner.patch(erased, canaries.profile(group).without("profile_group")));
    }

    private void provokeInProgress() {
        String email = "fourth." + canaries.email;
        Api again = partner.with("Idempotency-Key", canaries.idempotencyKey + "-held");
        ProfileBody body = canaries.profile(group).withEmail(email);
        CompletableFuture<Answer> first;
        try (HeldCommits held = new HeldCommits()) {
            first = CompletableFuture.supplyAsync(() -> again.post(PROFILES, body));
            held.awaitCreationOf(email);
            error("request_in_progress", again.post(PROFILES, body));
        }
        first.join().is(201);
    }

    private void provokeTrouble() {
        Installation installation = Installation.shared();
        try (Sql sql = installation.sql()) {
            provokeFaults(sql);
        }
        installation.withHangingDatabase(() -> {
            error("unavailable", partner.post(PROFILES, canaries.profile(group).withEmail("fifth." + canaries.email)));
            error("unavailable", partner.get(PROFILES + "?email=" + Api.encoded(canaries.email)));
        });
    }

    /** The database refuses with a message that quotes the person, and returns values that cannot be read. */
    private void provokeFaults(Sql sql) {
        for (String event : new String[] {"insert", "update"}) {
            sql.run("create trigger refuse_" + event + " before " + event + " on profile for each row begin"
                    + " declare quoted text default concat(new.first_name, ' ', new.last_name, ' ', new.email);"
                    + " signal sqlstate '22000' set message_text = quoted; end");
        }
        try {
            error(
                    "internal_error",
                    partner.post(PROFILES, canaries.profile(group).withEmail("sixth." + canaries.email)));
            error(
                    "internal_error",
                    partner.post(PATIENTS, canaries.patient(group).withEmail("sixth." + canaries.email)));
            error("internal_error", partner.patch(path, "{\"first_name\": " + Json.quoted(canaries.lastName) + "}"));
        } finally {
            sql.run("drop trigger refuse_insert");
            sql.run("drop trigger refuse_update");
        }
        storeCard(sql, "'unreadable'");
        error("internal_error", partner.get(patientPath));
        // or re-encrypt reports it
        storeCard(sql, "null");
    }

    /** @param card as SQL has it */
    private void storeCard(Sql sql, String card) {
        sql.run(
                "update patient set health_card = " + card + " where emr_id = ?",
                canaries.texts().get("emrId"));
    }
}
