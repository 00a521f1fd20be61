package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.admin.command.CommandFailure;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Sql;
import health.intake.blackbox.driver.StartingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's handbook: keys that were revoked after a backup are invalid after its restore, too. */
@Tag("long")
class RestoredDatabaseIT {

    private static final String ORGANIZATIONS = "/api/admin/organizations";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    /** A key and its secret. */
    private record Issued(String path, String secret) {}

    private static Issued issue(StartingNode node, String keys) {
        return issued(keys, admin(node, "POST", keys, "{\"name\":\"A\",\"scopes\":[\"PROFILES_VIEW\"]}"));
    }

    private static Issued issued(String keys, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Issued(
                keys + "/" + answer.json().get("id").asText(),
                answer.json().get("key").asText());
    }

    private static Answer admin(StartingNode node, String method, String path, String body) {
        return node.send(method, path, body, "x-api-key", node.adminKey());
    }

    private static Issued rotate(StartingNode node, Issued key, int overlap) {
        Answer answer = admin(node, "POST", key.path + "/rotate", "{\"overlap_seconds\":" + overlap + "}");
        return issued(key.path.substring(0, key.path.lastIndexOf('/')), answer);
    }

    private static int status(StartingNode node, Issued key) {
        return node.get("/api/v1/key", "x-api-key", key.secret).status();
    }

    private Path copyOfLog(StartingNode node, String name) throws IOException {
        return Files.copy(node.log(), folder.resolve(name));
    }

    @Test
    void keysRevokedAfterTheBackupAreRevokedAfterItsRestore() throws IOException {
        try (OwnDatabase database = new OwnDatabase("restored")) {
            Path backup = folder.resolve("backup.sql");
            Issued untouched;
            Issued revoked;
            Issued rotated;
            Issued rotatedWithOverlap;
            Issued rotatedBefore;
            Path log;
            try (StartingNode node = database.node("starting", List.of(), Map.of())) {
                Answer organization =
                        admin(node, "POST", ORGANIZATIONS, "{\"slug\":\"acme\",\"name\":\"Acme\",\"country\":\"DE\"}");
                String keys =
                        ORGANIZATIONS + "/" + organization.json().get("id").asText() + "/api-keys";
                untouched = issue(node, keys);
                revoked = issue(node, keys);
                rotated = issue(node, keys);
                rotatedWithOverlap = issue(node, keys);
                rotatedBefore = rotate(node, issue(node, keys), 0);
                database.backUp(backup);

                assertThat(admin(node, "DELETE", revoked.path, "").status()).isEqualTo(204);
                rotate(node, rotated, 0);
                rotate(node, rotatedWithOverlap, 3600);
                Deadline.within(
                        PATIENCE,
                        "all revocations are logged",
                        () -> node.logged("API key ").size() == 4);
                log = copyOfLog(node, "log");
            }

            database.restore(backup);
            refuses(database, "", "there is no seal in");
            refuses(database, "Audit seal 9:" + "0".repeat(64), "begin after the backup");
            refuses(
                    database,
                    "1:" + "0".repeat(64) + " API key " + "-".repeat(36) + " was revoked at " + "-".repeat(20),
                    "not a line of Intake");
            try (Sql sql = database.sql()) {
                assertThat(sql.text("select count(*) from api_key where revoked_at is not null"))
                        .as("without what follows the revoked key is valid again")
                        .isEqualTo("0");
            }
            String told = database.restoredKeys().endAsLogged(log);

            assertThat(told)
                    .contains("report 4 revocations and rotations")
                    .contains("Revoked again: [" + id(revoked) + "]")
                    .contains(id(rotated), id(rotatedWithOverlap))
                    .doesNotContain(id(untouched))
                    .doesNotContain(id(rotatedBefore));
            assertThat(database.restoredKeys().endAsLogged(log)).contains("Revoked again: none");
            try (StartingNode node = database.node("starting", List.of(), Map.of())) {
                assertThat(status(node, untouched)).isEqualTo(200);
                assertThat(status(node, rotatedBefore)).isEqualTo(200);
                assertThat(status(node, rotatedWithOverlap)).isEqualTo(200);
                assertThat(status(node, revoked)).isEqualTo(403);
                assertThat(status(node, rotated)).isEqualTo(403);
                assertThat(admin(node, "GET", revoked.path, "").text()).contains("\"state\":\"revoked\"");
                // recovers a key whose new secret is lost
                assertThat(status(node, rotate(node, rotated, 0))).isEqualTo(200);

                // without a log, while the node serves
                assertThat(database.restoredKeys().endAll()).contains("rotate each key");
                for (Issued key : List.of(untouched, rotatedBefore, rotatedWithOverlap)) {
                    Deadline.within(PATIENCE, "its secret has ended", () -> status(node, key) == 403);
                }
                assertThat(status(node, rotate(node, untouched, 0))).isEqualTo(200);
            }
        }
    }

    private void refuses(OwnDatabase database, String log, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("other"), log);
        assertThatThrownBy(() -> database.restoredKeys().endAsLogged(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(why);
    }

    private static String id(Issued key) {
        return key.path.substring(key.path.lastIndexOf('/') + 1);
    }
}
