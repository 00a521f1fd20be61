package health.intake.blackbox.admin;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 5: legal holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegalHoldIT {

    private static final String REASON = "{\"reason\": \"Order of the court\"}";

    private static final String ERASE = "{\"reason\": \"unlawful\"}";

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Api admin = Api.admin();

    private String create() {
        return partner.post(PROFILES, ProfileBody.in(group)).is(201).id();
    }

    private String view(String id) {
        return tenant.path() + "/profiles/" + id;
    }

    private String hold(String id) {
        return view(id) + "/legal-hold";
    }

    private boolean isHeld(String id) {
        return admin.get(view(id)).is(200).at("legal_hold").asBoolean();
    }

    private static List<Map<String, String>> rows(String id) {
        try (Sql sql = Installation.shared().sql()) {
            return sql.rows("select * from legal_hold where profile_id = ?", id);
        }
    }

    @Test
    void itStandsFromWhenItIsPlacedUntilItIsLifted() {
        String id = create();
        Answer placed = admin.send("PUT", hold(id), REASON).is(204);

        assertThat(placed.body()).isEmpty();
        assertThat(isHeld(id)).isTrue();
        assertThat(rows(id)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("organization_id", tenant.id())
                .containsEntry("reason", "Order of the court"));
        admin.delete(hold(id)).is(204);
        assertThat(isHeld(id)).isFalse();
        assertThat(rows(id))
                .as("the reason, which may name the person, is gone")
                .isEmpty();
    }

    @Test
    void placingAndLiftingTwiceIsNoFault() {
        String id = create();
        admin.delete(hold(id)).is(204);
        admin.send("PUT", hold(id), REASON).is(204);
        Map<String, String> first = rows(id).get(0);
        admin.send("PUT", hold(id), REASON).is(204);

        assertThat(rows(id)).containsExactly(first);
        admin.send("PUT", hold(id), "{\"reason\": \"Another\"}").is(204);
        assertThat(rows(id).get(0)).containsEntry("reason", "Another").containsEntry("since", first.get("since"));
        admin.delete(hold(id)).is(204);
        admin.delete(hold(id)).is(204);
        assertThat(isHeld(id)).isFalse();
    }

    @Test
    void theProfileStaysAsItIs() {
        String id = create();
        Answer before = partner.get(PROFILES + "/" + id).is(200);
        admin.send("PUT", hold(id), REASON).is(204);
        Answer held = partner.get(PROFILES + "/" + id).is(200);

        assertThat(held.text()).isEqualTo(before.text());
        assertThat(held.header("ETag")).isEqualTo(before.header("ETag"));
        partner.patch(PROFILES + "/" + id, "{\"height\": 170}").is(200);
        assertThat(isHeld(id)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | reason required",
                "{\"reason\": null} | reason required",
                "{\"reason\": 7} | reason wrong_type",
                "{\"reason\": \"\"} | reason too_short",
                "{\"reason\": \" \\u00a0\"} | reason too_short",
                "{\"reason\": \"a\\u0000b\"} | reason invalid_format",
                "{\"reason\": \"A\", \"until\": null} | until unknown_field"
            })
    void aReasonIsRequired(String body, String violation) {
        String id = create();
        admin.send("PUT", hold(id), body).violates(violation);

        assertThat(rows(id)).isEmpty();
    }

    @Test
    void aReasonHasAtMost500Characters() {
        String id = create();
        String whole = "𝄞".repeat(500);

        admin.send("PUT", hold(id), Json.object(Map.of("reason", Json.quoted(whole))))
                .is(204);
        assertThat(rows(id).get(0)).containsEntry("reason", whole);
        admin.send("PUT", hold(id), Json.object(Map.of("reason", Json.quoted(whole + "x"))))
                .violates("reason too_long");
        assertThat(rows(id).get(0)).containsEntry("reason", whole);
    }

    @Test
    void whatIsNotThereCannotBeHeld() {
        Tenant other = Tenant.create();
        String theirs = other.partner()
                .post(PROFILES, ProfileBody.in(other.group()))
                .is(201)
                .id();
        String inSandbox = tenant.testKey("CREATE_USER")
                .api()
                .post(PROFILES, ProfileBody.in(group).with("profile_group", Json.quoted(group.slug())))
                .is(201)
                .id();
        for (String id : List.of(theirs, inSandbox, UUID.randomUUID().toString())) {
            admin.send("PUT", hold(id), REASON).isProblem(404, "profile_not_found");
            admin.delete(hold(id)).isProblem(404, "profile_not_found");
            assertThat(rows(id)).isEmpty();
        }
        admin.send("PUT", hold("1-1-1-1-1"), REASON).isProblem(400, "invalid_id");
        admin.send("PUT", "/api/admin/organizations/nobody/profiles/" + theirs + "/legal-hold", REASON)
                .isProblem(404, "organization_not_found");
    }

    @Test
    void noKeyOfAnOrganizationHoldsOrReleases() {
        String id = create();
        Api all = tenant.key("CREATE_USER", "PROFILES_VIEW", "IMPERSONATE", "AUDIT_VIEW")
                .api();
        all.send("PUT", hold(id), REASON).isProblem(403, "scope_missing");
        admin.send("PUT", hold(id), REASON).is(204);

        all.delete(hold(id)).isProblem(403, "scope_missing");
        assertThat(isHeld(id)).isTrue();
    }

    @Test
    void theTrailTellsItWithoutTheReason() {
        String id = create();
        admin.send("PUT", hold(id), REASON).is(204);
        admin.delete(hold(id)).is(204);
        try (Sql sql = Installation.shared().sql()) {
            assertThat(sql.rows(
                            "select operation, status from audit_entry where organization_id = ? and profile_id = ?"
                                    + " order by seq",
                            tenant.id(),
                            id))
                    .extracting(row -> row.get("operation") + " " + row.get("status"))
                    .containsExactly("createProfile 201", "placeLegalHold 204", "liftLegalHold 204");
            assertThat(sql.rows("select * from audit_entry where profile_id = ?", id)
                            .toString())
                    .doesNotContain("Order of the court");
        }
    }

    /** Erasing locks the row of the profile first, and then looks for a hold: so neither misses the other. */
    @Test
    void aHoldIsPlacedAndLiftedUnderTheLockOfTheProfile() {
        String id = create();
        try (Sql sql = Installation.shared().sql()) {
            sql.run("begin");
            sql.rows("select id from profile where id = ? for update", id);

            admin.send("PUT", hold(id), REASON).isProblem(503, "unavailable");
            admin.delete(hold(id)).isProblem(503, "unavailable");
            assertThat(isHeld(id)).isFalse();
            sql.run("rollback");
        }
        admin.send("PUT", hold(id), REASON).is(204);
        assertThat(isHeld(id)).isTrue();
    }

    @Test
    void whileItStandsThePersonIsNotErased() {
        String id = create();
        Api eraser = tenant.key("PROFILES_ERASE").api();
        admin.send("PUT", hold(id), REASON).is(204);
        Answer before = partner.get(PROFILES + "/" + id).is(200);

        Answer refused = eraser.post(PROFILES + "/" + id + "/erase", ERASE).isProblem(409, "legal_hold");
        assertThat(refused.text()).doesNotContain("Order of the court");
        assertThat(partner.get(PROFILES + "/" + id).is(200).text()).isEqualTo(before.text());
        admin.delete(hold(id)).is(204);
        eraser.post(PROFILES + "/" + id + "/erase", ERASE).is(200);
    }

    @Test
    void whoWasErasedCanBeNeitherHeldNorSeen() {
        String id = create();
        tenant.key("PROFILES_ERASE")
                .api()
                .post(PROFILES + "/" + id + "/erase", ERASE)
                .is(200);

        admin.send("PUT", hold(id), REASON).isProblem(410, "profile_erased");
        admin.delete(hold(id)).isProblem(410, "profile_erased");
        admin.get(view(id)).isProblem(410, "profile_erased");
        assertThat(rows(id)).isEmpty();
    }

    /** Of a hold and an erasure at once, one comes first: a person is either held or erased, never both. */
    @Test
    void ofAHoldAndAnErasureAtOnceOneWins() {
        Api eraser = tenant.key("PROFILES_ERASE").api();
        for (int round = 0; round < 30; round++) {
            String id = create();
            List<Answer> answers = Crowd.of(
                    2,
                    i -> i == 0
                            ? admin.send("PUT", hold(id), REASON)
                            : eraser.post(PROFILES + "/" + id + "/erase", ERASE));
            String outcome = answers.get(0).status() + " " + answers.get(1).status();

            assertThat(outcome).isIn("204 409", "410 200");
            if (outcome.equals("204 409")) {
                assertThat(isHeld(id)).isTrue();
                partner.get(PROFILES + "/" + id).is(200);
            } else {
                assertThat(rows(id)).isEmpty();
                partner.get(PROFILES + "/" + id).isProblem(410, "profile_erased");
            }
        }
    }

    @Test
    void theDatabaseKeepsWhoIsHeld() {
        String id = create();
        admin.send("PUT", hold(id), REASON).is(204);

        try (Sql sql = Installation.shared().sql()) {
            assertThatThrownBy(() -> sql.run("delete from profile where id = ?", id))
                    .rootCause()
                    .hasMessageContaining("fk_legal_hold_profile");
        }
        admin.delete(hold(id)).is(204);
    }
}
