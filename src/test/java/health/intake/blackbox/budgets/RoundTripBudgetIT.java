package health.intake.blackbox.budgets;

import static health.intake.blackbox.budgets.Bill.REQUESTS;
import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.OneNode;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/** Invariant 7 of the architecture: how many round trips one request may cost once its key is known. */
@OneNode("each node caches keys, groups and organizations for itself")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripBudgetIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group hidden = tenant.group();
    private final Api partner =
            tenant.keyFor(group, tenant.group(), "CREATE_USER", "PROFILES_VIEW").api();
    private final Api tenantWide = tenant.partner();
    private final List<Answer> profiles = new ArrayList<>();

    @BeforeAll
    void createProfiles() {
        for (int i = 0; i < 2 * REQUESTS; i++) {
            profiles.add(create(group, Unique.email("budget")));
        }
    }

    private Answer create(Group where, String email) {
        return tenant.partner()
                .post(PROFILES, ProfileBody.in(where).withEmail(email))
                .is(201);
    }

    private static Bill bill(TestReporter reporter, String what, IntConsumer request) {
        Bill bill = Bill.of(request);
        reporter.publishEntry(what, bill.toString());
        return bill;
    }

    private Answer profile(int i) {
        return profiles.get(i + REQUESTS);
    }

    private Answer lookUp(String email) {
        return partner.get(PROFILES + "?email=" + email).is(200);
    }

    private Answer lookUpByBody(String email) {
        return partner.post(PROFILES + "/lookup", "{\"email\":\"" + email + "\"}")
                .is(200);
    }

    @Test
    void getIsOneStatement(TestReporter reporter) {
        Bill bill = bill(
                reporter, "get", i -> partner.get(PROFILES + "/" + profile(i).id())
                        .is(200));

        assertThat(bill.sql().statements()).hasSize(REQUESTS);
        assertThat(bill.redis()).isEmpty();
    }

    @Test
    void lookUpIsOneStatementAndOneRedisCommand(TestReporter reporter) {
        Bill bill = bill(reporter, "look-up", i -> assertThat(
                        lookUp(profile(i).at("email").asText()).each("id"))
                .containsExactly(profile(i).id()));

        assertThat(bill.sql().statements()).hasSize(REQUESTS);
        assertThat(bill.redis()).hasSize(REQUESTS);
    }

    @Test
    void unknownAddressAndOutsideTheContextCostTheSame(TestReporter reporter) {
        List<String> outside = new ArrayList<>();
        for (int i = 0; i < 2 * REQUESTS; i++) {
            outside.add(create(hidden, Unique.email("hidden")).at("email").asText());
        }

        Bill billOfUnknown = bill(reporter, "look-up of an unknown address", i -> lookUp(Unique.email("nobody")));
        Bill outsidersBill = bill(reporter, "look-up outside the context", i -> lookUp(outside.get(i + REQUESTS)));

        assertThat(outsidersBill.sql().statements())
                .hasSameSizeAs(billOfUnknown.sql().statements());
        assertThat(outsidersBill.redis()).hasSameSizeAs(billOfUnknown.redis());
    }

    @Test
    void lookUpByABodyCostsTheSame(TestReporter reporter) {
        Bill known = bill(reporter, "look-up by a body", i -> assertThat(
                        lookUpByBody(profile(i).at("email").asText()).each("id"))
                .containsExactly(profile(i).id()));
        Bill byUrl = bill(reporter, "look-up of an unknown address", i -> lookUp(Unique.email("nobody")));
        Bill byBody = bill(reporter, "the same by a body", i -> lookUpByBody(Unique.email("nobody")));
        String outside = create(hidden, Unique.email("hidden")).at("email").asText();
        Bill ofOutsider = bill(reporter, "look-up by a body outside the context", i -> lookUpByBody(outside));

        assertThat(known.sql().statements()).hasSize(REQUESTS);
        assertThat(known.redis()).hasSize(REQUESTS);
        assertThat(byBody.sql().statements()).hasSameSizeAs(byUrl.sql().statements());
        assertThat(byBody.redis()).hasSameSizeAs(byUrl.redis());
        assertThat(ofOutsider.sql().statements()).hasSameSizeAs(byUrl.sql().statements());
        assertThat(ofOutsider.redis()).hasSameSizeAs(byUrl.redis());
    }

    @Test
    void listOfAGroupAndOfChangesIsOneStatementWithoutACount(TestReporter reporter) {
        for (String filter : List.of(
                "profile_group=" + group.id(),
                "profile_group=" + group.slug() + "&state=all",
                "state=deactivated",
                "updated_since=2026-01-01T00:00:00Z&state=all",
                "updated_since=2026-01-01T00:00:00Z",
                "updated_since=2026-01-01T00:00:00Z&profile_group=" + group.slug())) {
            Bill bill = bill(reporter, filter, i -> partner.get(PROFILES + "?limit=5&" + filter)
                    .is(200));

            assertThat(bill.sql().statements()).hasSize(REQUESTS).noneMatch(text -> text.toLowerCase(Locale.ROOT)
                    .contains("count("));
            assertThat(bill.redis()).isEmpty();
        }
    }

    @Test
    void listIsOneStatementWithoutACount(TestReporter reporter) {
        Bill bill =
                bill(reporter, "list", i -> partner.get(PROFILES + "?limit=5").is(200));

        assertThat(bill.sql().statements()).hasSize(REQUESTS).noneMatch(text -> text.toLowerCase(Locale.ROOT)
                .contains("count("));
        assertThat(bill.redis()).isEmpty();
    }

    @Test
    void pageByCursorAndOneByOffsetAreOneStatement(TestReporter reporter) {
        String next = String.valueOf(
                Links.of(partner.get(PROFILES + "?limit=5").is(200)).next());
        Bill byCursor = bill(reporter, "page by cursor", i -> partner.get(next).is(200));
        Bill byOffset = bill(reporter, "page by offset", i -> partner.get(PROFILES + "?limit=5&offset=5")
                .is(200));

        assertThat(byCursor.sql().statements()).hasSize(REQUESTS);
        assertThat(byOffset.sql().statements()).hasSize(REQUESTS);
    }

    @Test
    void creationIsAtMostTwoStatementsAndACommitAndOneRedisCommand(TestReporter reporter) {
        Bill bill = bill(reporter, "creation", i -> partner.post(
                        PROFILES, ProfileBody.in(group).withEmail(Unique.email("counted")))
                .is(201));

        assertThat(bill.sql().statements()).hasSizeLessThanOrEqualTo(2 * REQUESTS);
        assertThat(bill.sql().commits()).hasSizeLessThanOrEqualTo(REQUESTS);
        assertThat(bill.sql().session())
                .as("occasionally, on a connection that was used for a read before")
                .hasSizeLessThan(REQUESTS);
        assertThat(bill.redis()).hasSize(REQUESTS);
    }

    @Test
    void creationWithAnIdempotencyKeyIsThreeStatementsAndACommit(TestReporter reporter) {
        Bill bill = bill(reporter, "creation with a key", i -> partner.with("Idempotency-Key", Unique.slug("key"))
                .post(PROFILES, ProfileBody.in(group))
                .is(201));

        assertThat(bill.sql().statements()).as("key, profile, audit").hasSize(3 * REQUESTS);
        assertThat(bill.sql().commits()).hasSizeLessThanOrEqualTo(REQUESTS);
    }

    @Test
    void replayIsFourStatements(TestReporter reporter) {
        Api repeating = partner.with("Idempotency-Key", Unique.slug("key"));
        ProfileBody body = ProfileBody.in(group);
        repeating.post(PROFILES, body).is(201);

        Bill bill = bill(reporter, "replay", i -> repeating.post(PROFILES, body).is(201));

        assertThat(bill.sql().statements()).as("key, record, audit, profile").hasSize(4 * REQUESTS);
        assertThat(bill.redis()).isEmpty();
    }

    @Test
    void changeIsAtMostFourStatementsWithItsCommit(TestReporter reporter) {
        String own = PROFILES + "/" + create(group, Unique.email("own")).id();
        Bill plain = bill(reporter, "change", i -> partner.patch(own, "{\"weight\":%d}".formatted(i + 30))
                .is(200));
        Bill moving = bill(reporter, "change of the address", i -> partner.patch(
                        own, "{\"email\":\"" + Unique.email("moved") + "\"}")
                .is(200));

        assertThat(plain.statementsAndCommits()).isLessThanOrEqualTo(4 * REQUESTS);
        assertThat(moving.statementsAndCommits()).isLessThanOrEqualTo(4 * REQUESTS);
        assertThat(moving.redis()).hasSizeLessThanOrEqualTo(REQUESTS);
    }

    @Test
    void stepIsAtMostFourStatementsAndACommit(TestReporter reporter) {
        String own = PROFILES + "/" + create(group, Unique.email("own")).id();
        Bill states = bill(reporter, "deactivation and restoration", i -> partner.post(
                        own + (i % 2 == 0 ? "/deactivate" : "/restore"), "{}")
                .is(200));
        Bill moves = bill(reporter, "move", i -> tenantWide
                .post(own + "/move", "{\"profile_group\":\"%s\"}".formatted(i % 2 == 0 ? hidden.id() : group.id()))
                .is(200));
        Bill nothing = bill(reporter, "restoration of an active profile", i -> tenantWide
                .post(own + "/restore", "{}")
                .is(200));

        assertThat(states.sql().statements()).as("lock, profile, audit").hasSize(3 * REQUESTS);
        assertThat(states.redis()).as("the entry of the index").hasSize(REQUESTS);
        assertThat(moves.sql().statements())
                .as("lock, profile, further groups, audit")
                .hasSize(4 * REQUESTS);
        assertThat(moves.redis()).isEmpty();
        assertThat(nothing.sql().statements()).as("lock, audit").hasSize(2 * REQUESTS);
        assertThat(moves.sql().commits()).hasSizeLessThanOrEqualTo(REQUESTS);
    }

    @Test
    void deactivatedPersonCostsWhatNobodyCosts(TestReporter reporter) {
        List<String> deactivated = new ArrayList<>();
        for (int i = 0; i < 2 * REQUESTS; i++) {
            Answer profile = create(group, Unique.email("deactivated"));
            tenantWide.post(PROFILES + "/" + profile.id() + "/deactivate", "{}").is(200);
            deactivated.add(profile.at("email").asText());
        }
        for (Api key : List.of(partner, tenantWide)) {
            Bill ofNobody =
                    bill(reporter, "look-up of nobody", i -> key.get(PROFILES + "?email=" + Unique.email("nobody"))
                            .is(200));
            Bill ofPerson = bill(reporter, "look-up of a deactivated person", i -> key.get(
                            PROFILES + "?email=" + deactivated.get(i + REQUESTS))
                    .is(200));

            assertThat(ofPerson.sql().statements()).hasSameSizeAs(ofNobody.sql().statements());
            assertThat(ofPerson.redis()).hasSameSizeAs(ofNobody.redis());
        }
    }

    @Test
    void authenticationIsNoStatement(TestReporter reporter) {
        Api reader = tenant.key("PROFILES_VIEW").api();
        String misspelt = KeyText.misspelt(KeyText.unissued());
        List<Bill> bills = List.of(
                bill(reporter, "valid key", i -> reader.get(PROFILES + "?limit=0")
                        .is(400)),
                bill(reporter, "scope missing", i -> reader.post(PROFILES, "{}").is(403)),
                bill(reporter, "wrong checksum", i -> Api.as(misspelt)
                        .get(PROFILES)
                        .is(403)));

        assertThat(bills).allMatch(bill -> bill.sql().statements().isEmpty());
        assertThat(bills.subList(0, 2)).allMatch(bill -> bill.redis().isEmpty());
        assertThat(bills.get(2).redis()).as("the limit reads and writes").hasSizeLessThanOrEqualTo(2 * REQUESTS);
    }

    @Test
    void exportIsAtMostFourStatements(TestReporter reporter) {
        Bill ofProfile = bill(reporter, "export of a profile", i -> partner.get(
                        PROFILES + "/" + profile(i).id() + "/export")
                .is(200));
        String patient =
                tenant.partner().post(PATIENTS, PatientBody.in(group)).is(201).id();
        Bill ofPatient = bill(reporter, "export of a patient", i -> partner.get(PROFILES + "/" + patient + "/export")
                .is(200));

        assertThat(ofProfile.sql().statements())
                .as("profile, account, password for the account and for itself")
                .hasSizeLessThanOrEqualTo(4 * REQUESTS);
        assertThat(ofPatient.sql().statements())
                .as("profile, account, password")
                .hasSizeLessThanOrEqualTo(3 * REQUESTS);
        assertThat(ofProfile.redis()).isEmpty();
    }

    @Test
    void accessesAreTwoStatementsWithoutACount(TestReporter reporter) {
        Api auditor = tenant.keyFor(group, "AUDIT_VIEW").api();
        Bill bill = bill(reporter, "accesses", i -> auditor.get(
                        PROFILES + "/" + profile(i).id() + "/accesses?limit=5")
                .is(200));

        assertThat(bill.sql().statements())
                .as("the profile, and one of the trail")
                .hasSize(2 * REQUESTS)
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("count("));
        assertThat(bill.redis()).isEmpty();
    }

    @Test
    void livenessIsNoStatement(TestReporter reporter) {
        Bill bill = bill(
                reporter, "live", i -> Api.anonymous().get("/api/health/live").is(200));

        assertThat(bill.sql().statements()).isEmpty();
        assertThat(bill.redis()).isEmpty();
    }
}
