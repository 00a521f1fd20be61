package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.AnswerRules;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Tenant;
import health.intake.launcher.ServerKind;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.2 and 3.2: one profile by its id. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileReadingIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Api partner = tenant.partner();
    private final Answer created = partner.post(PROFILES, ProfileBody.in(group).withEmail("read@example.com"))
            .is(201);
    private final String path = PROFILES + "/" + created.id();

    @Test
    void profileIsReadWithItsEtag() {
        Answer read = partner.get(path).is(200);

        assertThat(read.text()).isEqualTo(created.text());
        assertThat(read.etag()).isEqualTo(created.etag()).matches("\"[^\"]+\"");
        assertThat(AnswerRules.mediaType(read)).isEqualTo("application/json");
    }

    @Test
    void impersonateReadsWhateverProfilesViewReads() {
        Answer read = tenant.key("IMPERSONATE").api().get(path).is(200);

        assertThat(read.text()).isEqualTo(created.text());
    }

    @Test
    void idIsAcceptedInAnyCase() {
        Answer read = partner.get(PROFILES + "/" + created.id().toUpperCase(Locale.ROOT))
                .is(200);

        assertThat(read.text()).isEqualTo(created.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-1-1-1-1",
                "nobody",
                "lookup",
                "1",
                "0197a3c0-0000-7000-8000-00000000000",
                "0197a3c0-0000-7000-8000-0000000000000",
                "0197a3c000007000800000000000000000",
                "%7B0197a3c0-0000-7000-8000-000000000000%7D",
                "0197a3c0-0000-7000-8000-00000000000g",
                "+197a3c0-0000-7000-8000-000000000000",
                "%200197a3c0-0000-7000-8000-000000000000",
                "0197a3c0-0000-7000-8000-000000000000%3Bx",
                "0197a3c0-0000-7000-8000-000000000000%0A",
                "0197a3c0-0000-7000-8000-000000000000%0D%0Ax",
                "%D9%A1197a3c0-0000-7000-8000-000000000000"
            })
    void textThatIsNoUuidIsAnInvalidId(String id) {
        partner.get(PROFILES + "/" + id).isProblem(400, "invalid_id");
        partner.patch(PROFILES + "/" + id, "{}").isProblem(400, "invalid_id");
    }

    /** Payara 7 cannot read such a path, and asks Intake only what to answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:uuid:0197a3c0-0000-7000-8000-000000000000",
                "0197a3c0-0000-7000-8000-000000000000%3Ax",
                "zqx%0d%0aSet-Cookie:%20zqx=1"
            })
    void textWithAColonIsNoIdEither(String id) {
        String code = ServerUnderTest.kind() == ServerKind.PAYARA_7 ? "malformed_request" : "invalid_id";
        partner.get(PROFILES + "/" + id).isProblem(400, code);
        partner.patch(PROFILES + "/" + id, "{}").isProblem(400, code);
    }

    @Test
    void unknownIdIsNotFound() {
        partner.get(PROFILES + "/" + UUID.randomUUID()).isProblem(404, "profile_not_found");
        partner.get(PROFILES + "/00000000-0000-0000-0000-000000000000").isProblem(404, "profile_not_found");
        partner.get(PROFILES + "/ffffffff-ffff-ffff-ffff-ffffffffffff").isProblem(404, "profile_not_found");
    }

    @Test
    void profileOfAnotherOrganizationHasTheAnswerOfAnUnknownOne() {
        Tenant other = Tenant.create();
        other.group();
        Api foreign = other.partner().with("X-Request-Id", "the-same-id-for-both");
        String unknownPath = PROFILES + "/" + UUID.randomUUID();

        for (String method : new String[] {"GET", "HEAD", "PATCH"}) {
            Answer known = request(foreign, method, path).is(404);
            Answer unknown = request(foreign, method, unknownPath).is(404);

            assertThat(known.body()).isEqualTo(unknown.body());
            assertThat(known.steadyHeaders()).isEqualTo(unknown.steadyHeaders());
        }
    }

    private static Answer request(Api api, String method, String path) {
        return method.equals("PATCH") ? api.patch(path, "{\"first_name\":\"Eve\"}") : api.send(method, path);
    }

    @Test
    void profileOutsideTheAccessContextIsRefused() {
        Api confined =
                tenant.keyFor(tenant.group(), "CREATE_USER", "PROFILES_VIEW").api();

        confined.get(path).isProblem(403, "outside_access_context");
        confined.patch(path, "{\"first_name\":\"Eve\"}").isProblem(403, "outside_access_context");
        assertThat(partner.get(path).text()).isEqualTo(created.text());
    }

    @Test
    void keyForSeveralGroupsReadsAllOfThem() {
        Group second = tenant.group();
        Answer there = partner.post(PROFILES, ProfileBody.in(second)).is(201);
        Api confined = tenant.keyFor(group, second, "PROFILES_VIEW").api();

        confined.get(path).is(200);
        confined.get(PROFILES + "/" + there.id()).is(200);
    }

    @Test
    void keyForAllGroupsReadsLaterOnes() {
        Api early = tenant.partner();
        Answer later = early.post(PROFILES, ProfileBody.in(tenant.group())).is(201);

        early.get(PROFILES + "/" + later.id()).is(200);
    }

    @Test
    void unchangedProfileIsNotModified() {
        String etag = created.etag();
        String[] matching = {etag, "*", "W/" + etag, "\"other\", " + etag, "\"other\",W/" + etag};
        for (String ifNoneMatch : matching) {
            Answer unchanged =
                    partner.with("If-None-Match", ifNoneMatch).get(path).is(304);

            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.etag()).isEqualTo(etag);
        }
        partner.with("If-None-Match", etag).send("HEAD", path).is(304);
    }

    @Test
    void profileIsSentWhenItsVersionDiffers() {
        partner.with("If-None-Match", "\"other\"").get(path).is(200);
        partner.with("If-None-Match", "\"one\", W/\"other\"").get(path).is(200);
    }

    @Test
    void conditionDoesNotRevealAForeignProfile() {
        Api foreign = Tenant.create().partner();

        foreign.with("If-None-Match", "*").get(path).isProblem(404, "profile_not_found");
        foreign.with("If-None-Match", created.etag()).get(path).isProblem(404, "profile_not_found");
    }

    @Test
    void changedProfileIsSent() {
        Answer other = partner.post(PROFILES, ProfileBody.in(group)).is(201);
        String changed = partner.patch(PROFILES + "/" + other.id(), "{\"first_name\":\"Eva\"}")
                .is(200)
                .etag();

        assertThat(changed).isNotEqualTo(other.etag());
        partner.with("If-None-Match", other.etag())
                .get(PROFILES + "/" + other.id())
                .is(200);
        partner.with("If-None-Match", changed).get(PROFILES + "/" + other.id()).is(304);
    }
}
