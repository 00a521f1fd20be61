package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Contract 3.3 and invariant 6 of the architecture: logs reveal nothing of persons and keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogPrivacyIT {

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    private final Api partner = key.api();

    private void useTheService() {
        ProfileBody body = ProfileBody.in(group)
                .withEmail("logged.person@private.example")
                .with("first_name", "\"Loggedname\"")
                .with("phone", "\"+4930987654321\"");
        String path = PROFILES + "/" + partner.post(PROFILES, body).is(201).id();
        partner.post(PROFILES, body).is(409);
        partner.post(PROFILES, body.with("email", "\"broken.person@private\"")).is(400);
        partner.post(PROFILES, body + "logged.person@private.example").is(400);
        partner.patch(path, "{\"password\":\"Logged-Secret-1\"}").is(200);
        partner.get(PROFILES + "?email=logged.person%40private.example").is(200);
        partner.get(PROFILES + "?emial=logged.person%40private.example").is(400);
        partner.get("/api/logged.person%40private.example").is(404);
        Api.as(KeyText.misspelt(key.secret())).get(PROFILES).is(403);
        Api.anonymous().get(PROFILES + "?x-api-key=" + key.secret()).is(403);
        Wire.request("GET", PROFILES + "?email=logged.person@private.example%zz")
                .sendToHttpLayer();
    }

    @Test
    void logsContainNoPersonNoKeyAndNoQuery() {
        useTheService();
        Installation.shared().withoutRedis(this::useOnce);

        String logs = Installation.shared().logs();

        assertThat(logs).isNotEmpty();
        assertThat(logs.lines())
                .noneMatch(line -> line.contains("private.example"))
                .noneMatch(line -> line.contains("Loggedname"))
                .noneMatch(line -> line.contains("4930987654321"))
                .noneMatch(line -> line.contains("Logged-Secret-1"))
                .noneMatch(line -> line.contains("argon2"))
                .noneMatch(line -> line.contains("?email=") || line.contains("?emial=") || line.contains("?x-api-key="))
                .noneMatch(line -> line.contains(key.secret().substring(18)));
        Installation.shared().awaitHealth();
    }

    private void useOnce() {
        partner.get(PROFILES + "?email=logged.person%40private.example").is(200);
    }
}
