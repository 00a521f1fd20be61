package health.intake.blackbox.admin;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 5: profile groups. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminGroupsIT {

    private final Api admin = Api.admin();
    private final Tenant tenant = Tenant.create();
    private final Api partner = tenant.partner();

    private String path(Group group) {
        return tenant.groupsPath() + "/" + group.id();
    }

    private Answer rename(Group group, String slug) {
        return admin.patch(path(group), "{\"slug\":\"" + slug + "\"}");
    }

    private Answer createIn(String group) {
        return partner.post(PROFILES, ProfileBody.in(new Group(group, group, group)));
    }

    @Test
    void groupHasASlugAndAName() {
        Answer created = admin.post(tenant.groupsPath(), "{\"name\": \"Praxis Süd\", \"slug\": \"praxis-2-sued\"}")
                .is(201);

        created.hasBody(
                """
                {
                  "id": "*",
                  "slug": "praxis-2-sued",
                  "name": "Praxis Süd",
                  "created_at": "*"
                }
                """,
                "id",
                "created_at");
        assertThat(admin.get(tenant.groupsPath() + "/" + created.id()).is(200).text())
                .isEqualTo(created.text());
    }

    @Test
    void groupIsReferredToByIdOrSlug() {
        Group group = tenant.group();
        String text = admin.get(path(group)).is(200).text();

        assertThat(admin.get(tenant.groupsPath() + "/" + group.slug()).is(200).text())
                .isEqualTo(text);
        String upperCase = group.id().toUpperCase(Locale.ROOT);
        assertThat(admin.get(tenant.groupsPath() + "/" + upperCase).is(200).text())
                .isEqualTo(text);
    }

    @Test
    void slugIsUniqueInItsOrganizationOnly() {
        Group group = tenant.group();

        admin.post(tenant.groupsPath(), "{\"slug\":\"" + group.slug() + "\",\"name\":\"Copy\"}")
                .isProblem(409, "slug_taken");
        Tenant.create().group(group.slug());
    }

    @Test
    void renamedGroupKeepsItsIdAndItsNewSlugWorksAtOnce() {
        Group group = tenant.group();
        createIn(group.slug()).is(201);
        String renamed = Unique.slug("renamed");

        Answer changed = rename(group, renamed).is(200);

        assertThat(changed.id()).isEqualTo(group.id());
        assertThat(changed.at("slug").asText()).isEqualTo(renamed);
        createIn(renamed).is(201);
        createIn(group.id()).is(201);
        createIn(group.slug()).isProblem(404, "profile_group_not_found");
        admin.get(tenant.groupsPath() + "/" + group.slug()).isProblem(404, "profile_group_not_found");
        assertThat(admin.get(tenant.groupsPath() + "/" + renamed).id()).isEqualTo(group.id());
    }

    @Test
    void oldSlugIsFreeAndThenNamesTheNewGroup() {
        Group group = tenant.group();
        rename(group, Unique.slug("renamed")).is(200);

        Group successor = tenant.group(group.slug());

        Answer created = createIn(group.slug()).is(201);
        Api successorOnly = tenant.keyFor(successor, "PROFILES_VIEW").api();
        successorOnly.get(PROFILES + "/" + created.id()).is(200);
        assertThat(successor.id()).isNotEqualTo(group.id());
    }

    @Test
    void slugsCanBeSwappedThroughAThird() {
        Group one = tenant.group();
        Group other = tenant.group();
        rename(one, other.slug()).isProblem(409, "slug_taken");
        rename(one, Unique.slug("third")).is(200);
        rename(other, one.slug()).is(200);
        rename(one, other.slug()).is(200);

        assertThat(admin.get(tenant.groupsPath() + "/" + one.slug()).id()).isEqualTo(other.id());
        assertThat(admin.get(tenant.groupsPath() + "/" + other.slug()).id()).isEqualTo(one.id());
    }

    @Test
    void nameAndSlugCanBeChangedTogetherOrNotAtAll() {
        Group group = tenant.group();
        String slug = Unique.slug("both");

        Answer changed = admin.patch(path(group), "{\"name\":\"Both\",\"slug\":\"" + slug + "\"}")
                .is(200);

        assertThat(changed.at("name").asText()).isEqualTo("Both");
        assertThat(admin.patch(path(group), "{}").is(200).text()).isEqualTo(changed.text());
        assertThat(rename(group, slug).is(200).text()).isEqualTo(changed.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"slug": "A", "name": "A"}                         | slug invalid_format
                    {"slug": "a_b", "name": "A"}                       | slug invalid_format
                    {"slug": "-a", "name": "A"}                        | slug invalid_format
                    {"slug": "a-", "name": "A"}                        | slug invalid_format
                    {"slug": "a--b", "name": "A"}                      | slug invalid_format
                    {"slug": "", "name": "A"}                          | slug too_short
                    {"slug": 1, "name": "A"}                           | slug wrong_type
                    {"slug": "a", "name": ""}                          | name too_short
                    {"slug": "a", "name": ["A"]}                       | name wrong_type
                    {"slug": "a"}                                      | name required
                    {"name": "A"}                                      | slug required
                    {"slug": null, "name": null}                       | slug required,name required
                    {}                                                 | slug required,name required
                    {"x": 1, "id": 1, "name": 1, "slug": 1, "created_at": 1} | slug wrong_type,name wrong_type,x unknown_field,id read_only,created_at read_only
                    """)
    void invalidGroupIsRefused(String body, String violations) {
        admin.post(tenant.groupsPath(), body).violates(violations.split(","));
    }

    @Test
    void slugHasAtMost63CharactersAndIsNotInUuidForm() {
        String longest = "a" + "-b".repeat(31);
        tenant.group(longest);
        admin.post(tenant.groupsPath(), "{\"slug\":\"" + longest + "c\",\"name\":\"A\"}")
                .violates("slug too_long");
        assertThat(admin.post(tenant.groupsPath(), "{\"slug\":\"" + UUID.randomUUID() + "\",\"name\":\"A\"}")
                        .isProblem(400, "validation_failed")
                        .violations())
                .singleElement()
                .asString()
                .startsWith("slug ");
        tenant.group("1-1-1-1-1");
    }

    @Test
    void changeHasTheRulesOfACreation() {
        Group group = tenant.group();

        admin.patch(path(group), "{\"created_at\":null,\"slug\":null,\"id\":null,\"name\":null}")
                .violates("slug not_clearable", "name not_clearable", "created_at read_only", "id read_only");
        rename(group, "No Slug").violates("slug invalid_format");
    }

    @Test
    void groupOfAnotherOrganizationIsUnknown() {
        Group foreign = Tenant.create().group();
        Api traced = admin.with("X-Request-Id", "the-same-id-for-both");
        String unknown = tenant.groupsPath() + "/" + UUID.randomUUID();

        traced.get(path(foreign)).isProblem(404, "profile_group_not_found");
        assertThat(traced.get(path(foreign)).text())
                .isEqualTo(traced.get(unknown).text());
        traced.patch(path(foreign), "{\"name\":\"Mine\"}").isProblem(404, "profile_group_not_found");
        traced.get(tenant.groupsPath() + "/" + foreign.slug()).isProblem(404, "profile_group_not_found");
        traced.get(tenant.groupsPath() + "/1-1-1-1-2").isProblem(404, "profile_group_not_found");
    }
}
