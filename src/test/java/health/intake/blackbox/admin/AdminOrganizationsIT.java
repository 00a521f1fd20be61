package health.intake.blackbox.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 5: organizations. */
class AdminOrganizationsIT {

    private static final String ORGANIZATIONS = "/api/admin/organizations";

    private final Api admin = Api.admin();

    @Test
    void organizationNeedsSlugNameAndCountry() {
        String slug = Unique.slug("acme");

        Answer created = admin.post(
                        ORGANIZATIONS,
                        """
                        {"slug": "%s", "name": "Acme GmbH & Co", "country": "DE"}"""
                                .formatted(slug))
                .is(201);

        created.hasBody(
                """
                {
                  "id": "*",
                  "slug": "%s",
                  "name": "Acme GmbH & Co",
                  "country": "DE",
                  "domains": [],
                  "self_registration": false,
                  "default_group": null,
                  "created_at": "*"
                }
                """
                        .formatted(slug),
                "id",
                "created_at");
        assertThat(admin.get(ORGANIZATIONS + "/" + created.id()).is(200).text()).isEqualTo(created.text());
    }

    @Test
    void everyFieldIsStored() {
        String slug = Unique.slug("acme");

        Answer created = admin.post(
                        ORGANIZATIONS,
                        """
                        {"default_group": null, "self_registration": true, "domains": ["a.%1$s.example", "b.%1$s.example"],
                         "country": "FI", "name": "Ääkköset Oy", "slug": "%1$s"}
                        """
                                .formatted(slug))
                .is(201);

        created.hasBody(
                """
                {
                  "id": "*",
                  "slug": "%1$s",
                  "name": "Ääkköset Oy",
                  "country": "FI",
                  "domains": ["a.%1$s.example", "b.%1$s.example"],
                  "self_registration": true,
                  "default_group": null,
                  "created_at": "*"
                }
                """
                        .formatted(slug),
                "id",
                "created_at");
    }

    /** No resource here has an entity tag, so no condition matches, and no change is made against a condition. */
    @Test
    void conditionThatCannotHoldIsRefused() {
        Tenant tenant = Tenant.create();
        String group = tenant.groupsPath() + "/" + tenant.group().id();

        for (String path : new String[] {tenant.path(), group}) {
            String before = admin.get(path).text();
            admin.with("If-Match", "\"1\"").patch(path, "{\"name\":\"Other\"}").isProblem(412, "precondition_failed");
            admin.with("If-None-Match", "*").patch(path, "{\"name\":\"Other\"}").isProblem(412, "precondition_failed");
            assertThat(admin.get(path).text()).isEqualTo(before);
            admin.with("If-Match", "*").patch(path, "{\"name\":\"Other\"}").is(200);
        }
    }

    @Test
    void organizationIsReferredToByIdOrSlug() {
        Tenant tenant = Tenant.create();
        String text = admin.get(tenant.path()).is(200).text();

        assertThat(admin.get(ORGANIZATIONS + "/" + tenant.slug()).is(200).text())
                .isEqualTo(text);
        assertThat(admin.get(ORGANIZATIONS + "/" + tenant.id().toUpperCase(Locale.ROOT))
                        .is(200)
                        .text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody-knows",
                "No%20Slug",
                "UPPER",
                "1-1-1-1-1",
                "0197a3c0-0000-7000-8000-000000000000",
                "%C3%A4"
            })
    void unknownOrganizationIsNotFound(String reference) {
        String path = ORGANIZATIONS + "/" + reference;

        admin.get(path).isProblem(404, "organization_not_found");
        admin.patch(path, "{}").isProblem(404, "organization_not_found");
        for (String collection : new String[] {"/profile-groups", "/api-keys"}) {
            admin.get(path + collection).isProblem(404, "organization_not_found");
            admin.post(path + collection, "{}").isProblem(404, "organization_not_found");
            admin.get(path + collection + "/" + UUID.randomUUID()).isProblem(404, "organization_not_found");
        }
    }

    @Test
    void everythingButTheSlugCanBeChanged() {
        Tenant tenant = Tenant.create();
        Group group = tenant.group();

        Answer changed = admin.patch(
                        tenant.path(),
                        """
                        {"name": "Renamed", "country": "FI", "domains": ["%s.example"], "self_registration": true,
                         "default_group": "%s"}
                        """
                                .formatted(tenant.slug(), group.slug()))
                .is(200);

        changed.hasBody(
                """
                {
                  "id": "%1$s",
                  "slug": "%2$s",
                  "name": "Renamed",
                  "country": "FI",
                  "domains": ["%2$s.example"],
                  "self_registration": true,
                  "default_group": "%3$s",
                  "created_at": "*"
                }
                """
                        .formatted(tenant.id(), tenant.slug(), group.id()),
                "created_at");
        assertThat(admin.get(tenant.path()).text()).isEqualTo(changed.text());
        assertThat(admin.patch(tenant.path(), "{}").is(200).text()).isEqualTo(changed.text());
    }

    @Test
    void defaultGroupIsSetByReferenceReturnedAsUuidAndClearable() {
        Tenant tenant = Tenant.create();
        Group group = tenant.group();

        admin.patch(tenant.path(), "{\"default_group\":\"" + group.id() + "\"}").is(200);
        assertThat(admin.get(tenant.path()).at("default_group").asText()).isEqualTo(group.id());
        admin.patch(tenant.path(), "{\"default_group\":null}").is(200);
        assertThat(admin.get(tenant.path()).at("default_group").isNull()).isTrue();
    }

    @Test
    void organizationMayBeInKosovo() {
        String body = "{\"slug\":\"%s\",\"name\":\"Klinika\",\"country\":\"XK\"}".formatted(Unique.slug("kosovo"));
        Answer created = admin.post(ORGANIZATIONS, body).is(201);
        Tenant elsewhere = Tenant.create();

        assertThat(created.at("country").asText()).isEqualTo("XK");
        assertThat(admin.patch(elsewhere.path(), "{\"country\":\"XK\"}")
                        .is(200)
                        .at("country")
                        .asText())
                .isEqualTo("XK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "1.2", "example.123", "[2001:db8::1]", "2001:db8::1"})
    void domainIsRefusedWhenItIsNoHostName(String domain) {
        admin.patch(Tenant.create().path(), "{\"domains\":[\"" + domain + "\"]}")
                .violates("domains[0] invalid_format");
    }

    @Test
    void slugCanBeTakenOnce() {
        Tenant tenant = Tenant.create();

        admin.post(
                        ORGANIZATIONS,
                        """
                        {"slug": "%s", "name": "Copy", "country": "DE"}"""
                                .formatted(tenant.slug()))
                .isProblem(409, "slug_taken");
    }
}
