package health.intake.blackbox.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 5 and 7: the reasons to refuse a new or changed organization. */
class OrganizationFieldsIT {

    private static final String ORGANIZATIONS = "/api/admin/organizations";
    private final Api admin = Api.admin();

    @Test
    void unknownDefaultGroupIsNotFound() {
        Tenant tenant = Tenant.create();
        Group foreign = Tenant.create().group();
        for (String reference : new String[] {"nobody-knows", "", foreign.id(), foreign.slug()}) {
            admin.patch(tenant.path(), "{\"default_group\":\"" + reference + "\"}")
                    .isProblem(404, "profile_group_not_found");
        }
        admin.post(
                        ORGANIZATIONS,
                        """
                        {"slug": "%s", "name": "A", "country": "DE", "default_group": "%s"}"""
                                .formatted(Unique.slug("acme"), foreign.id()))
                .isProblem(404, "profile_group_not_found");
    }

    @Test
    void missingFieldsAreRequiredAndGeneratedOnesReadOnly() {
        admin.post(ORGANIZATIONS, "{}").violates("slug required", "name required", "country required");
        admin.post(
                        ORGANIZATIONS,
                        """
                        {"zebra": 1, "id": null, "created_at": null, "default_group": 5, "self_registration": "yes",
                         "domains": "a.example", "country": "Germany", "name": "", "slug": "No Slug"}
                        """)
                .violates(
                        "slug invalid_format",
                        "name too_short",
                        "country invalid_value",
                        "domains wrong_type",
                        "self_registration wrong_type",
                        "default_group wrong_type",
                        "zebra unknown_field",
                        "id read_only",
                        "created_at read_only");
        admin.patch(Tenant.create().path(), "{\"slug\":null,\"id\":null,\"created_at\":1,\"x\":1}")
                .violates("slug read_only", "id read_only", "created_at read_only", "x unknown_field");
    }

    @Test
    void onlyTheDefaultGroupCanBeCleared() {
        admin.patch(
                        Tenant.create().path(),
                        "{\"self_registration\":null,\"domains\":null,\"country\":null,\"name\":null}")
                .violates(
                        "name not_clearable",
                        "country not_clearable",
                        "domains not_clearable",
                        "self_registration not_clearable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    slug    | "A"
                    slug    | "a_b"
                    slug    | "-a"
                    slug    | "a-"
                    slug    | "a--b"
                    slug    | "ä"
                    slug    | ""
                    slug    | " a"
                    slug    | 5
                    slug    | "0197a3c0-0000-7000-8000-000000000000"
                    slug    | "a123456789b123456789c123456789d123456789e123456789f123456789g123"
                    name    | ""
                    name    | 5
                    country | "de"
                    country | "DEU"
                    country | "ZZ"
                    country | "XX"
                    country | ""
                    country | 49
                    self_registration | "true"
                    self_registration | 1
                    domains | [5]
                    domains | ["not a domain"]
                    domains | ["a.example", ""]
                    """)
    void invalidFieldIsAViolation(String field, String json) {
        String slug = field.equals("slug") ? "" : "\"slug\":\"" + Unique.slug("x") + "\",";
        String name = field.equals("name") ? "" : "\"name\":\"A\",";
        String country = field.equals("country") ? "" : "\"country\":\"DE\",";
        String body = "{" + slug + name + country + "\"" + field + "\":" + json + "}";

        assertThat(admin.post(ORGANIZATIONS, body)
                        .isProblem(400, "validation_failed")
                        .violations())
                .allMatch(violation -> violation.startsWith(field));
    }
}
