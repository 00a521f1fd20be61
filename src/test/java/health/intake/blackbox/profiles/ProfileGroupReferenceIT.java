package health.intake.blackbox.profiles;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 3.1: how a creation names its group. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileGroupReferenceIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group other = tenant.group();
    private final Api partner = tenant.partner();
    private final Api confined =
            tenant.keyFor(group, "CREATE_USER", "PROFILES_VIEW").api();

    private Answer create(Api api, String field, String value) {
        return api.post(PROFILES, body().with(field, Json.quoted(value)));
    }

    private ProfileBody body() {
        return ProfileBody.in(group).without("profile_group");
    }

    private void isInTheGroup(Answer created) {
        confined.get(PROFILES + "/" + created.is(201).id()).is(200);
    }

    @Test
    void profileGroupAcceptsAUuidInAnyCaseAndASlug() {
        isInTheGroup(create(partner, "profile_group", group.id()));
        isInTheGroup(create(partner, "profile_group", group.id().toUpperCase(Locale.ROOT)));
        isInTheGroup(create(partner, "profile_group", group.slug()));
    }

    @Test
    void deprecatedFieldWorksAndAnswersSayThatItIsDeprecated() {
        Answer created = create(partner, "profile_group_slug", group.slug());

        isInTheGroup(created);
        assertThat(created.header("Deprecation")).isEqualTo("@1777593600");
        assertThat(Links.of(created).targets()).containsEntry("deprecation", "/api/docs/deprecations");
    }

    @Test
    void answerNamesNoDeprecationWithoutTheDeprecatedField() {
        Answer created = create(partner, "profile_group", group.slug()).is(201);

        assertThat(created.header("Deprecation")).isNull();
        assertThat(created.header("Link")).isNull();
    }

    @Test
    void deprecatedFieldAcceptsNoUuid() {
        create(partner, "profile_group_slug", group.id()).isProblem(404, "profile_group_not_found");
    }

    @Test
    void bothFieldsMayNameTheSameGroup() {
        ProfileBody body = ProfileBody.in(group).with("profile_group_slug", Json.quoted(group.slug()));

        Answer created = partner.post(PROFILES, body);

        isInTheGroup(created);
        assertThat(created.header("Deprecation")).isEqualTo("@1777593600");
    }

    @Test
    void twoDifferentGroupsAreAConflict() {
        ProfileBody body = ProfileBody.in(group).with("profile_group_slug", Json.quoted(other.slug()));

        partner.post(PROFILES, body).violates("profile_group group_conflict");
    }

    @Test
    void conflictIsReportedWithTheOtherViolations() {
        ProfileBody body = ProfileBody.in(group)
                .with("profile_group_slug", Json.quoted(other.slug()))
                .with("language", "\"fr\"")
                .with("sex", "3");

        partner.post(PROFILES, body)
                .violates("sex invalid_value", "profile_group group_conflict", "language invalid_value");
    }

    @Test
    void conflictIsCheckedBeforeTheAccessContext() {
        ProfileBody insideAndOutside = ProfileBody.in(group).with("profile_group_slug", Json.quoted(other.slug()));
        ProfileBody outsideAndInside = ProfileBody.in(other).with("profile_group_slug", Json.quoted(group.slug()));

        confined.post(PROFILES, insideAndOutside).violates("profile_group group_conflict");
        confined.post(PROFILES, outsideAndInside).violates("profile_group group_conflict");
    }

    @Test
    void oneUnknownOfTwoIsUnknown() {
        ProfileBody unknownSlug = ProfileBody.in(group).with("profile_group_slug", "\"nobody-knows\"");
        ProfileBody unknownGroup =
                body().with("profile_group", "\"nobody-knows\"").with("profile_group_slug", Json.quoted(group.slug()));

        partner.post(PROFILES, unknownSlug).isProblem(404, "profile_group_not_found");
        partner.post(PROFILES, unknownGroup).isProblem(404, "profile_group_not_found");
    }

    @Test
    void oneOfTheTwoIsRequired() {
        partner.post(PROFILES, body()).violates("profile_group required");
        partner.post(PROFILES, body().with("profile_group", "null").with("profile_group_slug", "null"))
                .violates("profile_group required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "No Such Slug",
                "UPPER",
                "-",
                "a--b",
                "1-1-1-1-1",
                "{curly}",
                "ä",
                "nobody-knows",
                "0197a3c0-0000-7000-8000-000000000000"
            })
    void unknownGroupIsNotFound(String reference) {
        Answer byGroup = create(partner, "profile_group", reference).isProblem(404, "profile_group_not_found");
        Answer bySlug = create(partner, "profile_group_slug", reference).isProblem(404, "profile_group_not_found");

        assertThat(byGroup.at("detail")).isEqualTo(bySlug.at("detail"));
    }

    @Test
    void referenceIsAString() {
        partner.post(PROFILES, body().with("profile_group", "5")).violates("profile_group wrong_type");
        partner.post(PROFILES, body().with("profile_group_slug", "[\"a\"]")).violates("profile_group_slug wrong_type");
    }

    @Test
    void groupOutsideTheAccessContextIsRefused() {
        create(confined, "profile_group", other.id()).isProblem(403, "outside_access_context");
        create(confined, "profile_group", other.slug()).isProblem(403, "outside_access_context");
        create(confined, "profile_group_slug", other.slug()).isProblem(403, "outside_access_context");
    }

    @Test
    void groupOfAnotherOrganizationHasTheAnswerOfAnUnknownOne() {
        Group foreign = Tenant.create().group();
        Api traced = confined.with("X-Request-Id", "the-same-id-for-both");

        Answer ofAnother = create(traced, "profile_group", foreign.id()).isProblem(404, "profile_group_not_found");
        Answer ofAnotherBySlug = create(traced, "profile_group", foreign.slug());
        Answer unknown = create(traced, "profile_group", UUID.randomUUID().toString());

        assertThat(ofAnother.text()).isEqualTo(unknown.text()).isEqualTo(ofAnotherBySlug.text());
        assertThat(ofAnother.steadyHeaders())
                .isEqualTo(unknown.steadyHeaders())
                .isEqualTo(ofAnotherBySlug.steadyHeaders());
    }

    @Test
    void sameSlugInTwoOrganizationsIsTwoGroups() {
        Tenant second = Tenant.create();
        Group sameSlug = second.group(group.slug());
        Api other = second.partner();
        // from here on nothing changes that would empty a node's cache of groups
        create(partner, "profile_group", group.slug()).is(201);

        Answer created = create(other, "profile_group", sameSlug.slug()).is(201);

        partner.get(PROFILES + "/" + created.id()).isProblem(404, "profile_not_found");
    }
}
