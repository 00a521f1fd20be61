package health.intake.blackbox.storm;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The target of hostile requests: an organization with one object of each kind, named by words in braces. */
final class Target {

    /** The slug of the group into which profiles are created. */
    static final String GROUP = "hostile";

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Group group;
    private final Api partner;

    private Target(Tenant tenant) {
        group = tenant.group(GROUP);
        Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
        partner = key.api();
        names.put("{host}", URI.create(baseUrl()).getAuthority());
        names.put("{key}", key.secret());
        names.put("{admin}", Installation.shared().adminKey());
        names.put("{org}", tenant.id());
        names.put("{group}", tenant.group("spare").id());
        names.put("{spareKey}", tenant.key("PROFILES_VIEW").id());
        names.put(
                "{spareAdminKey}",
                Key.of(Api.admin().post("/api/admin/api-keys", "{\"name\": \"Spare\"}"))
                        .id());
        names.put(
                "{profile}",
                partner.post(PROFILES, ProfileBody.in(group)).is(201).id());
    }

    /** In a service that holds nothing else. */
    static Target prepare() {
        return new Target(Tenant.create());
    }

    /** Without {@code /api}. */
    String baseUrl() {
        return Installation.shared().baseUrl();
    }

    /** The text with the words in braces replaced. */
    String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }

    /** How many profiles the database holds. */
    long profiles() {
        try (Sql sql = Installation.shared().sql()) {
            return Long.parseLong(sql.text("select count(*) from profile"));
        }
    }

    /** Fails unless a profile can be created, read and looked up. */
    void requireGoodService() {
        Api.anonymous().get("/api/health/ready").is(200);
        String email = Unique.email("after.the.storm");
        Answer created =
                partner.post(PROFILES, ProfileBody.in(group).withEmail(email)).is(201);
        Answer read = partner.get(PROFILES + "/" + created.id()).is(200);
        Answer found = partner.get(PROFILES + "?email=" + Api.encoded(email)).is(200);

        assertThat(read.json()).isEqualTo(created.json());
        assertThat(found.each("id")).containsExactly(created.id());
    }
}
