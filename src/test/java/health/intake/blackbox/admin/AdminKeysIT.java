package health.intake.blackbox.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Digests;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 5 and 7: API keys of an organization, and their documents. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminKeysIT {

    private final Api admin = Api.admin();
    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Group other = tenant.group();

    private Answer create(String body) {
        return admin.post(tenant.keysPath(), body);
    }

    private String document(Answer key) {
        return admin.get(tenant.keysPath() + "/" + key.id()).is(200).text();
    }

    @Test
    void keyNeedsANameAndScopes() {
        Answer created = create("{\"scopes\":[\"create_user\",\"Profiles_View\"],\"name\":\"Booking portal\"}")
                .is(201);
        String secret = created.at("key").asText();

        created.hasBody(
                """
                {
                  "id": "*",
                  "name": "Booking portal",
                  "prefix": "%s",
                  "environment": "live",
                  "scopes": ["CREATE_USER", "PROFILES_VIEW"],
                  "profile_groups": null,
                  "state": "active",
                  "created_at": "*",
                  "expires_at": null,
                  "last_used_at": null,
                  "key": "%s"
                }
                """
                        .formatted(secret.substring(0, "intake_live_".length() + 6), secret),
                "id",
                "created_at");
        Api.as(secret).get("/api/v1/key").is(200);
    }

    @Test
    void everyFieldIsStored() {
        Instant end = Instant.now().plus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Answer created = create(
                        """
                        {"environment": "live", "expires_at": "%s", "profile_groups": ["%s", "%s"],
                         "scopes": ["IMPERSONATE"], "name": "Test"}
                        """
                                .formatted(end, group.id(), other.slug()))
                .is(201);

        created.hasBody(
                """
                {
                  "id": "*",
                  "name": "Test",
                  "prefix": "%s",
                  "environment": "live",
                  "scopes": ["IMPERSONATE"],
                  "profile_groups": [%s, %s],
                  "state": "active",
                  "created_at": "*",
                  "expires_at": "%s",
                  "last_used_at": null,
                  "key": "*"
                }
                """
                        .formatted(created.at("prefix").asText(), group.json(), other.json(), end),
                "id",
                "created_at",
                "key");
    }

    @Test
    void secretHasTheFormOfTheContract() {
        Answer created = create("{\"name\":\"A\",\"scopes\":[\"CREATE_USER\"]}").is(201);
        String secret = created.at("key").asText();
        String body = secret.substring(0, secret.length() - 6);

        assertThat(secret).matches("intake_live_[0-9A-Za-z]{36}");
        assertThat(secret).endsWith(KeyText.checksum(body));
        assertThat(secret).startsWith(created.at("prefix").asText());
    }

    @Test
    void secretIsShownOnceAndStoredOnlyAsAnHmac() {
        Answer created = create("{\"name\":\"A\",\"scopes\":[\"CREATE_USER\"]}").is(201);
        String secret = created.at("key").asText();

        assertThat(document(created)).doesNotContain(secret.substring(18), "\"key\"");
        assertThat(admin.get(tenant.keysPath()).is(200).text()).doesNotContain(secret.substring(18), "\"key\"");
        String kept =
                Installation.shared().sql().text("select hash from api_key_secret where api_key_id = ?", created.id());
        assertThat(kept).matches("[0-9a-f]{64}").isNotEqualTo(Digests.sha256(secret));
    }

    @Test
    void keyIsReturnedAsCreatedWithoutItsSecret() {
        Answer created = create(
                        """
                        {"name": "A", "scopes": ["CREATE_USER"], "profile_groups": ["%s"]}"""
                                .formatted(group.slug()))
                .is(201);

        assertThat(document(created))
                .isEqualTo(
                        created.text().replace(",\"key\":\"" + created.at("key").asText() + "\"", ""));
    }

    @Test
    void keyOfAnotherOrganizationIsUnknown() {
        Key foreign = Tenant.create().key("CREATE_USER");
        for (String id : new String[] {foreign.id(), UUID.randomUUID().toString()}) {
            String path = tenant.keysPath() + "/" + id;
            admin.get(path).isProblem(404, "key_not_found");
            admin.delete(path).isProblem(404, "key_not_found");
            admin.post(path + "/rotate", "{}").isProblem(404, "key_not_found");
            admin.get("/api/admin/api-keys/" + id).isProblem(404, "key_not_found");
            admin.delete("/api/admin/api-keys/" + id).isProblem(404, "key_not_found");
        }
        foreign.api().get("/api/v1/key").is(200);
    }

    @Test
    void keyIdIsAUuid() {
        for (String path : new String[] {tenant.keysPath(), "/api/admin/api-keys"}) {
            admin.get(path + "/1-1-1-1-1").isProblem(400, "invalid_id");
            admin.delete(path + "/nobody").isProblem(400, "invalid_id");
            admin.post(path + "/nobody/rotate", "{}").isProblem(400, "invalid_id");
        }
    }

    @Test
    void renamedGroupShowsItsNewSlugInTheDocumentsOfItsKeys() {
        Group renamed = tenant.group();
        Key key = tenant.keyFor(renamed, "PROFILES_VIEW");
        String slug = Unique.slug("renamed");
        admin.patch(tenant.groupsPath() + "/" + renamed.id(), "{\"slug\":\"" + slug + "\"}")
                .is(200);

        assertThat(admin.get(tenant.keysPath() + "/" + key.id())
                        .at("profile_groups")
                        .get(0)
                        .get("slug")
                        .asText())
                .isEqualTo(slug);
        assertThat(key.api()
                        .get("/api/v1/key")
                        .at("profile_groups")
                        .get(0)
                        .get("slug")
                        .asText())
                .isEqualTo(slug);
    }
}
