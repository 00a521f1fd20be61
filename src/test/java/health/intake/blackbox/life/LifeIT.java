package health.intake.blackbox.life;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static health.intake.blackbox.life.Life.isIn;
import static health.intake.blackbox.life.Life.path;
import static health.intake.blackbox.life.Life.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 8: profiles are deactivated, restored and moved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group second = tenant.group();
    private final Group hidden = tenant.group();
    private final Api partner = tenant.partner();
    private final Api confined =
            tenant.keyFor(group, second, "CREATE_USER", "PROFILES_VIEW").api();
    private final Life all = new Life(partner);
    private final Life some = new Life(confined);

    private Answer create(Group where) {
        return partner.post(PROFILES, ProfileBody.in(where).withEmail(Unique.email("life")))
                .is(201);
    }

    private static String email(Answer profile) {
        return profile.at("email").asText();
    }

    private Answer get(String id) {
        return partner.get(path(id)).is(200);
    }

    private List<String> listed(String filter) {
        return partner.get(PROFILES + "?limit=500" + filter).is(200).each("id");
    }

    /** Whether both answers are the same to a client, but for what names the request. */
    private static void isTheSame(Answer answer, Answer other) {
        assertThat(answer.is(200).text()).isEqualTo("[]");
        assertThat(answer.body()).isEqualTo(other.is(200).body());
        assertThat(answer.steadyHeaders()).isEqualTo(other.steadyHeaders());
    }

    @Test
    void everyAnswerThatHoldsOneProfileTellsItsState() {
        Answer created = create(group);
        String id = created.id();
        assertThat(state(created)).isEqualTo("active");
        isIn("active", partner.get(path(id)));
        isIn("active", partner.patch(path(id), "{\"weight\":70}"));
        isIn("active", partner.patch(path(id), "{}"));
        isIn("deactivated", all.deactivate(id));
        isIn("deactivated", partner.get(path(id)));
        isIn("deactivated", partner.send("HEAD", path(id)));
        isIn("deactivated", all.move(id, second));
        isIn("active", all.restore(id));
        isIn("active", all.move(id, group));

        assertThat(partner.get(PROFILES).is(200).header("Intake-Profile-State")).isNull();
        assertThat(all.lookUp(email(created)).is(200).header("Intake-Profile-State"))
                .isNull();
    }

    @Test
    void deactivatedProfileIsTheSameOtherwise() {
        Answer created = create(group);

        Answer deactivated = all.deactivate(created.id()).is(200);

        deactivated.hasBody(Json.masked(created.text(), "updated_at"), "updated_at");
        assertThat(deactivated.at("updated_at").isTextual()).isTrue();
        assertThat(get(created.id()).body()).isEqualTo(deactivated.body());
        assertThat(get(created.id()).etag()).isEqualTo(deactivated.etag()).isNotEqualTo(created.etag());
    }

    @Test
    void deactivatedProfileIsInNoListUnlessItsStateIsAskedFor() {
        String active = create(group).id();
        String deactivated = create(group).id();
        String later = create(group).id();
        all.deactivate(deactivated).is(200);

        for (String filter : List.of("", "&profile_group=" + group.slug())) {
            assertThat(listed(filter)).contains(active, later).doesNotContain(deactivated);
            assertThat(listed(filter + "&state=active")).isEqualTo(listed(filter));
            assertThat(listed(filter + "&state=deactivated"))
                    .contains(deactivated)
                    .doesNotContain(active, later);
            assertThat(listed(filter + "&state=all"))
                    .containsSubsequence(later, deactivated, active)
                    .hasSize(listed(filter).size()
                            + listed(filter + "&state=deactivated").size());
        }
        assertThat(confined.get(PROFILES + "?state=all&limit=500").is(200).each("id"))
                .containsSubsequence(later, deactivated, active);

        all.restore(deactivated).is(200);

        assertThat(listed("")).containsSubsequence(later, deactivated, active);
        assertThat(listed("&state=deactivated")).doesNotContain(deactivated);
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "2, ''", "3, &offset=0", "1, &profile_group=", "2, &profile_group="})
    void pagesOfAllStatesAreReadToTheEnd(int limit, String more) {
        Tenant own = Tenant.create();
        Group only = own.group();
        Api api = own.partner();
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.add(0, api.post(PROFILES, ProfileBody.in(only)).is(201).id());
        }
        for (int i : List.of(0, 3, 4)) {
            new Life(api).deactivate(newestFirst.get(i)).is(200);
        }
        String filter = more.endsWith("=") ? more + only.slug() : more;

        assertThat(walk(api, "state=all&limit=" + limit + filter)).isEqualTo(newestFirst);
        assertThat(walk(api, "limit=" + limit + filter))
                .containsExactly(newestFirst.get(1), newestFirst.get(2), newestFirst.get(5), newestFirst.get(6));
        assertThat(walk(api, "state=deactivated&limit=" + limit + filter))
                .containsExactly(newestFirst.get(0), newestFirst.get(3), newestFirst.get(4));
        assertThat(api.get(PROFILES + "?state=all&limit=2&offset=3").is(200).each("id"))
                .isEqualTo(newestFirst.subList(3, 5));
    }

    private static List<String> walk(Api api, String query) {
        List<String> ids = new ArrayList<>();
        String next = PROFILES + "?" + query;
        while (next != null) {
            Answer page = api.get(next).is(200);
            ids.addAll(page.each("id"));
            next = Links.of(page).next();
        }
        return ids;
    }

    @Test
    void changesOfEachStateAreInTheListOfChangesOfThatState() {
        Tenant own = Tenant.create();
        Group only = own.group();
        Api api = own.partner();
        String active = api.post(PROFILES, ProfileBody.in(only)).is(201).id();
        String deactivated = api.post(PROFILES, ProfileBody.in(only)).is(201).id();
        new Life(api).deactivate(deactivated).is(200);
        try (Sql sql = Installation.shared().sql()) {
            // so long ago that no change of them can be missing any more
            sql.run(
                    "update profile set created_at = created_at - 60000000, updated_at = updated_at - 60000000"
                            + " where organization_id = ?",
                    own.id());
        }
        String changes = "updated_since=2026-01-01T00:00:00Z&limit=1";
        for (Api each : List.of(api, own.keyFor(only, "PROFILES_VIEW").api())) {
            assertThat(walk(each, changes)).containsExactly(active);
            assertThat(walk(each, changes + "&state=deactivated")).containsExactly(deactivated);
            assertThat(walk(each, changes + "&state=all")).containsExactly(active, deactivated);
        }
    }

    @Test
    void lookUpAnswersForADeactivatedPersonAsForNobody() {
        Answer profile = create(group);
        Answer outside = create(hidden);
        all.lookUp(email(profile)).is(200);
        all.deactivate(profile.id()).is(200);
        all.deactivate(outside.id()).is(200);

        for (Life key : List.of(all, some)) {
            Life same = new Life(key.api().with("X-Request-Id", "the-same-id-for-both"));
            String nobody = Unique.email("nobody");
            for (Answer person : List.of(profile, outside)) {
                isTheSame(same.lookUp(email(person)), same.lookUp(nobody));
                isTheSame(same.lookUpByBody(email(person)), same.lookUpByBody(nobody));
                isTheSame(same.lookUp(email(person).toUpperCase(java.util.Locale.ROOT)), same.lookUp(nobody));
            }
        }

        all.restore(profile.id()).is(200);

        for (Life key : List.of(all, some)) {
            assertThat(key.lookUp(email(profile)).is(200).each("id")).containsExactly(profile.id());
            assertThat(key.lookUpByBody(email(profile)).is(200).each("id")).containsExactly(profile.id());
        }
    }

    @Test
    void whatIsSoAlreadyChangesNothing() {
        String id = create(group).id();
        Answer active = get(id);
        assertThat(all.restore(id).is(200).etag()).isEqualTo(active.etag());
        assertThat(all.move(id, group).is(200).etag()).isEqualTo(active.etag());
        assertThat(all.move(id, group.slug()).is(200).etag()).isEqualTo(active.etag());
        assertThat(get(id).body()).isEqualTo(active.body());
        assertThat(active.at("updated_at").isNull()).isTrue();

        Answer first = all.deactivate(id).is(200);
        Answer again = all.deactivate(id).is(200);

        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(storedUpdatedAt(id)).isEqualTo(storedUpdatedAt(id));
        isIn("deactivated", again);
    }

    private static String storedUpdatedAt(String id) {
        try (Sql sql = Installation.shared().sql()) {
            return sql.text("select updated_at from profile where id = ?", id);
        }
    }

    @Test
    void everyStepIsAChange() {
        Answer before = create(group);
        String id = before.id();
        List<String> tags = new ArrayList<>(List.of(before.etag()));
        String updated = "";
        for (String step : List.of("deactivate", "move", "restore", "back")) {
            Answer answer =
                    switch (step) {
                        case "deactivate" -> all.deactivate(id);
                        case "restore" -> all.restore(id);
                        default -> all.move(id, step.equals("move") ? second : group);
                    };
            assertThat(tags).doesNotContain(answer.is(200).etag());
            tags.add(answer.etag());
            assertThat(storedUpdatedAt(id)).isNotEqualTo(updated);
            updated = storedUpdatedAt(id);
            assertThat(partner.with("If-None-Match", answer.etag())
                            .get(path(id))
                            .status())
                    .isEqualTo(304);
        }
        partner.with("If-Match", before.etag()).patch(path(id), "{}").isProblem(412, "precondition_failed");
        partner.with("If-Match", tags.get(4)).patch(path(id), "{}").is(200);
    }

    @Test
    void deactivatedProfileIsNotChangedNotEvenByNothing() {
        Answer profile = create(group);
        String path = path(profile.id());
        Answer deactivated = all.deactivate(profile.id()).is(200);

        for (Api api : List.of(partner, confined)) {
            api.patch(path, "{}").isProblem(409, "profile_deactivated");
            api.patch(path, "{\"weight\":70}").isProblem(409, "profile_deactivated");
            api.patch(path, "{\"password\":\"Secret-123\"}").isProblem(409, "profile_deactivated");
            api.patch(path, "{\"email\":\"" + Unique.email("other") + "\"}").isProblem(409, "profile_deactivated");
            api.with("If-Match", deactivated.etag()).patch(path, "{}").isProblem(409, "profile_deactivated");
            api.with("If-Match", profile.etag()).patch(path, "{}").isProblem(412, "precondition_failed");
            api.patch(path, "{\"sex\":3}").violates("sex invalid_value");
            api.patch(path, "{\"state\":\"active\"}").violates("state unknown_field");
        }
        assertThat(get(profile.id()).body()).isEqualTo(deactivated.body());

        all.restore(profile.id()).is(200);
        partner.patch(path, "{\"weight\":70}").is(200);
    }

    @Test
    void addressOfADeactivatedProfileStaysTaken() {
        Answer profile = create(group);
        all.deactivate(profile.id()).is(200);

        partner.post(PROFILES, ProfileBody.in(second).withEmail(email(profile))).isProblem(409, "email_taken");
        partner.post(PATIENTS, PatientBody.in(second).withEmail(email(profile))).isProblem(409, "email_taken");
        partner.patch(path(create(second).id()), "{\"email\":\"" + email(profile) + "\"}")
                .isProblem(409, "email_taken");
    }

    @Test
    void replayOfACreationTellsTheStateByNow() {
        Api repeating = partner.with("Idempotency-Key", Unique.slug("key"));
        ProfileBody body = ProfileBody.in(group).withEmail(Unique.email("replay"));
        String id = repeating.post(PROFILES, body).is(201).id();
        all.deactivate(id).is(200);

        Answer replay = repeating.post(PROFILES, body).is(201);

        assertThat(replay.requiredHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(state(replay)).isEqualTo("deactivated");
        assertThat(replay.id()).isEqualTo(id);
    }

    @Test
    void movedProfileIsOfTheOtherGroup() {
        Api inFirst = tenant.keyFor(group, "PROFILES_VIEW").api();
        Api inSecond = tenant.keyFor(second, "PROFILES_VIEW").api();
        Answer profile = create(group);
        String id = profile.id();
        inFirst.get(path(id)).is(200);
        inSecond.get(path(id)).isProblem(403, "outside_access_context");

        Answer moved = some.move(id, second.slug()).is(200);

        moved.hasBody(Json.masked(profile.text(), "updated_at"), "updated_at");
        inFirst.get(path(id)).isProblem(403, "outside_access_context");
        inSecond.get(path(id)).is(200);
        assertThat(new Life(inFirst).lookUp(email(profile)).text()).isEqualTo("[]");
        assertThat(new Life(inSecond).lookUp(email(profile)).each("id")).containsExactly(id);
        assertThat(listed("&profile_group=" + group.id())).doesNotContain(id);
        assertThat(listed("&profile_group=" + second.id())).contains(id);
        partner.patch(path(id), "{\"profile_group\":\"" + second.slug() + "\"}").is(200);
        partner.patch(path(id), "{\"profile_group\":\"" + group.slug() + "\"}").violates("profile_group read_only");
    }

    @Test
    void bothGroupsOfAMoveMustLieInTheAccessContext() {
        String inside = create(group).id();
        String outside = create(hidden).id();

        some.move(inside, hidden).isProblem(403, "outside_access_context");
        some.move(outside, group).isProblem(403, "outside_access_context");
        some.move(outside, hidden).isProblem(403, "outside_access_context");
        some.deactivate(outside).isProblem(403, "outside_access_context");
        some.restore(outside).isProblem(403, "outside_access_context");

        assertThat(listed("&profile_group=" + group.id())).contains(inside);
        assertThat(listed("&profile_group=" + hidden.id())).contains(outside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nobody-knows", "No slug!", "1-1-1-1-1", "0197a3c0-0000-7000-8000-000000000000"})
    void unknownGroupOfAMoveIsNotFound(String name) {
        String id = create(group).id();

        all.move(id, name).isProblem(404, "profile_group_not_found");
        some.move(id, name).isProblem(404, "profile_group_not_found");
        assertThat(get(id).at("updated_at").isNull()).isTrue();
    }

    @Test
    void nothingOfAnotherOrganizationExists() {
        Tenant stranger = Tenant.create();
        Group foreignGroup = stranger.group();
        Life foreign = new Life(
                stranger.key("CREATE_USER", "PROFILES_VIEW").api().with("X-Request-Id", "the-same-id-for-both"));
        String id = create(group).id();
        String unknown = UUID.randomUUID().toString();

        for (String step : List.of("deactivate", "restore", "move")) {
            String body = "{\"profile_group\":\"" + (step.equals("move") ? foreignGroup.id() : "x") + "\"}";
            Answer answer = foreign.api().post(path(id) + "/" + step, body).isProblem(404, "profile_not_found");
            assertThat(answer.body())
                    .isEqualTo(
                            foreign.api().post(path(unknown) + "/" + step, body).body());
        }
        all.move(id, foreignGroup).isProblem(404, "profile_group_not_found");
        all.move(id, foreignGroup.slug()).isProblem(404, "profile_group_not_found");
        isIn("active", get(id));
        assertThat(get(id).at("updated_at").isNull()).isTrue();
    }

    @Test
    void sandboxAndLiveDataStayApart() {
        Api test = tenant.testKey("CREATE_USER", "PROFILES_VIEW").api();
        Life sandbox = new Life(test);
        String twin = test.post(PROFILES, ProfileBody.in(group).with("profile_group", Json.quoted(group.slug())))
                .is(201)
                .id();
        String live = create(group).id();

        sandbox.deactivate(live).isProblem(404, "profile_not_found");
        all.deactivate(twin).isProblem(404, "profile_not_found");
        all.move(twin, group).isProblem(404, "profile_not_found");
        sandbox.move(twin, second.id()).isProblem(404, "profile_group_not_found");
        isIn("deactivated", sandbox.deactivate(twin));
        isIn("deactivated", sandbox.move(twin, second.slug()));
        isIn("active", sandbox.restore(twin));
        isIn("active", get(live));
        assertThat(test.get(PROFILES + "?profile_group=" + second.slug()).each("id"))
                .containsExactly(twin);
    }

    @Test
    void keyWithoutTheScopeChangesNothing() {
        String id = create(group).id();
        for (String scope : List.of("PROFILES_VIEW", "IMPERSONATE")) {
            Life reader = new Life(tenant.key(scope).api());
            reader.deactivate(id).isProblem(403, "scope_missing");
            reader.restore(id).isProblem(403, "scope_missing");
            reader.move(id, second).isProblem(403, "scope_missing");
        }
        new Life(Api.admin()).deactivate(id).isProblem(403, "scope_missing");
        new Life(Api.anonymous()).deactivate(id).isProblem(403, "forbidden");
        isIn("active", get(id));
    }

    @Test
    void bodyMayBeLeftOutWhereNothingIsRequired() {
        String id = create(group).id();

        isIn("deactivated", partner.send("POST", path(id) + "/deactivate"));
        isIn("active", partner.send("POST", path(id) + "/restore"));
        isIn("deactivated", partner.post(path(id) + "/deactivate", "{\"reason\":null}"));
        isIn("active", partner.post(path(id) + "/restore", "{}"));
        isIn("deactivated", partner.post(path(id) + "/deactivate", "{\"reason\":\"" + "ä𝄞".repeat(250) + "\"}"));
        partner.send("POST", path(id) + "/move").isProblem(400, "malformed_json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deactivate | {\"reason\":\"\"} | reason too_short",
                "deactivate | {\"reason\":\" \"} | reason too_short",
                "deactivate | {\"reason\":7} | reason wrong_type",
                "deactivate | {\"reason\":[\"x\"]} | reason wrong_type",
                "deactivate | {\"reason\":\"a\\u0000b\"} | reason invalid_format",
                "deactivate | {\"state\":\"deactivated\"} | state unknown_field",
                "deactivate | {\"Reason\":\"x\"} | Reason unknown_field",
                "restore | {\"reason\":\"x\"} | reason unknown_field",
                "move | {} | profile_group required",
                "move | {\"profile_group\":null} | profile_group required",
                "move | {\"profile_group\":7} | profile_group wrong_type",
                "move | {\"profile_group\":[\"berlin\"]} | profile_group wrong_type",
                "move | {\"profile_group_slug\":\"berlin\"} | profile_group required, profile_group_slug unknown_field",
                "move | {\"profile_group\":\"x\",\"id\":\"y\"} | id unknown_field"
            })
    void violationsAreToldAndNothingIsChanged(String step, String body, String violations) {
        String id = create(group).id();

        partner.post(path(id) + "/" + step, body).violates(violations.split(", "));

        isIn("active", get(id));
        assertThat(get(id).at("updated_at").isNull()).isTrue();
    }

    @Test
    void reasonHasAtMost500Characters() {
        String id = create(group).id();
        partner.post(path(id) + "/deactivate", "{\"reason\":\"" + "𝄞".repeat(501) + "\"}")
                .violates("reason too_long");
        isIn("active", get(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deactivate", "restore", "move"})
    void whatIsNoObjectIsMalformed(String step) {
        String path = path(create(group).id()) + "/" + step;
        for (String body : List.of("[]", "null", "\"x\"", "{", "{}{}", "{\"a\":1,\"a\":1}")) {
            partner.post(path, body).isProblem(400, "malformed_json");
        }
        partner.with("Content-Type", "text/plain").post(path, "{}").isProblem(415, "unsupported_media_type");
        partner.with("Content-Type", "application/merge-patch+json")
                .post(path, "{}")
                .isProblem(415, "unsupported_media_type");
        partner.post(path + "?reason=x", "{}").isProblem(400, "invalid_query");
    }

    @Test
    void idThatIsNoneAndOtherMethodsAreRefused() {
        for (String id : List.of("lookup", "1-1-1-1-1")) {
            partner.post(PROFILES + "/" + id + "/deactivate", "{}").isProblem(400, "invalid_id");
        }
        String path = path(create(group).id());
        partner.get(path + "/deactivate").isProblem(405, "method_not_allowed");
        partner.patch(path + "/move", "{}").isProblem(405, "method_not_allowed");
        partner.post(path + "/revive", "{}").isProblem(404, "not_found");
    }

    @Test
    void trailTellsEveryStepAndOfAReasonOnlyThatItWasGiven() {
        String id = create(group).id();
        String words = "Ms " + Unique.slug("schmidt") + " moved away";
        String request = Unique.slug("request");
        Life traced = new Life(partner.with("X-Request-Id", request));
        traced.api()
                .post(path(id) + "/deactivate", "{\"reason\":" + Json.quoted(words) + "}")
                .is(200);
        traced.deactivate(id).is(200);
        traced.move(id, second).is(200);
        traced.restore(id).is(200);
        traced.restore(id).is(200);
        traced.move(id, "nobody-knows").isProblem(404, "profile_group_not_found");

        assertThat(recorded(request))
                .containsExactly(
                        "deactivateProfile 200 given",
                        "deactivateProfile 200 null",
                        "moveProfile 200 null",
                        "restoreProfile 200 null",
                        "restoreProfile 200 null");
        List<JsonNode> entries = Trail.of(tenant).ofRequest(request);
        assertThat(entries).hasSizeGreaterThanOrEqualTo(5).allSatisfy(entry -> assertThat(entry.at("/profile_ids"))
                .hasToString("[\"" + id + "\"]"));
        try (Sql sql = Installation.shared().sql()) {
            assertThat(sql.rows("select * from audit_entry where request_id = ?", request))
                    .allSatisfy(row -> assertThat(row.toString()).doesNotContain("moved away"));
        }
    }

    private static List<String> recorded(String request) {
        try (Sql sql = Installation.shared().sql()) {
            return sql
                    .rows(
                            "select operation, status, reason from audit_entry where request_id = ? and status = 200"
                                    + " order by seq",
                            request)
                    .stream()
                    .map(row -> row.get("operation") + " " + row.get("status") + " " + row.get("reason"))
                    .toList();
        }
    }
}
