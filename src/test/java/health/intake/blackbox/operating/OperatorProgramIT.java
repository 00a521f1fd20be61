package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the operator, as it is packaged, on a running service. */
class OperatorProgramIT {

    private final OperatorProgram program = new OperatorProgram();
    private final Tenant tenant = Tenant.create();

    private JsonNode json(String... arguments) {
        Run run = program.run(arguments);
        assertThat(run.code()).as("%s: %s", List.of(arguments), run.err()).isZero();
        return run.json();
    }

    private static List<String> texts(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.get(name).asText())
                .toList();
    }

    private static int status(String secret) {
        return Api.as(secret).get("/api/v1/key").status();
    }

    @Test
    void organizationsAreCreatedChangedShownAndListed() {
        String slug = Unique.slug("program");

        JsonNode created = json("organizations", "create", slug, "--name", "Prögram", "--country", "DE", "--json");
        JsonNode changed = json("organizations", "change", slug, "--self-registration", "true", "--json");

        assertThat(created.get("name").asText()).isEqualTo("Prögram");
        assertThat(changed.get("self_registration").asBoolean()).isTrue();
        assertThat(json("organizations", "show", slug, "--json")).isEqualTo(changed);
        assertThat(json("organizations", "list", "--limit", "600", "--json")).contains(changed);
        Run table = program.run("organizations", "show", slug);
        assertThat(table.out()).contains("slug               " + slug, "self_registration  true");
    }

    @Test
    void groupsAreCreatedRenamedAndListed() {
        String slug = Unique.slug("group");

        JsonNode created = json("groups", "create", tenant.slug(), slug, "--name", "A", "--json");
        JsonNode renamed = json("groups", "change", tenant.id(), slug, "--slug", slug + "-b", "--json");

        assertThat(renamed.get("id")).isEqualTo(created.get("id"));
        assertThat(json("groups", "show", tenant.slug(), slug + "-b", "--json")).isEqualTo(renamed);
        assertThat(program.run("groups", "list", tenant.slug()).out())
                .startsWith("SLUG")
                .contains(slug + "-b");
    }

    @Test
    void aKeyIsChangedAndValidUntilItIsRotatedOrRevoked() {
        String[] create = {"keys", "create", "-o", tenant.slug(), "--name", "K", "--scope", "PROFILES_VIEW", "--json"};
        JsonNode created = json(create);
        String id = created.get("id").asText();
        String secret = created.get("key").asText();
        assertThat(status(secret)).isEqualTo(200);

        JsonNode after = json("keys", "rotate", "-o", tenant.slug(), id, "--json");
        String rotated = after.get("key").asText();

        assertThat(status(secret)).isEqualTo(403);
        assertThat(status(rotated)).isEqualTo(200);
        JsonNode changed = json("keys", "change", "-o", tenant.slug(), id, "--scope", "impersonate", "--json");
        assertThat(changed.get("scopes").toString()).isEqualTo("[\"IMPERSONATE\"]");
        assertThat(program.run("keys", "list", "-o", tenant.slug()).out())
                .contains(after.get("prefix").asText())
                .doesNotContain(rotated);
        assertThat(program.run("keys", "revoke", "-o", tenant.slug(), id).out()).isEqualTo("Revoked " + id + "\n");
        assertThat(status(rotated)).isEqualTo(403);
        assertThat(json("keys", "show", "-o", tenant.slug(), id, "--json")
                        .get("state")
                        .asText())
                .isEqualTo("revoked");
    }

    @Test
    void adminKeysAreListedWithTheConfiguredOne() {
        assertThat(texts(json("keys", "list", "--admin", "--json"), "name")).endsWith("configured");
    }

    @Test
    void theTrailIsListedByKey() {
        Key key = tenant.key("PROFILES_VIEW");
        key.api().get(Tenant.PROFILES + "?limit=1").is(200);

        Deadline.within(Duration.ofSeconds(5), "the read is in the trail", () -> texts(
                        json("audit", "list", "-o", tenant.slug(), "--key", key.id(), "--json"), "operation")
                .contains("listProfiles"));

        assertThat(program.run("audit", "list", "-o", tenant.slug()).out())
                .startsWith("AT")
                .contains("createApiKey", "listProfiles");
    }

    @Test
    void theTrailIsFollowedWithoutTheProgramsOwnRequests(@TempDir Path folder) throws IOException {
        Process follower =
                program.start(folder.resolve("err"), "audit", "list", "-o", tenant.slug(), "--follow", "--limit", "5");
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader out = follower.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(lines::add);
            } catch (IOException e) {
                // the process was ended
                return;
            }
        });
        reader.start();
        try {
            tenant.key("PROFILES_VIEW");
            followed(lines, "createApiKey", 1);
            tenant.key("PROFILES_VIEW");
            followed(lines, "createApiKey", 2);
            tenant.group();
            followed(lines, "createProfileGroup", 1);
        } finally {
            follower.destroy();
        }
        assertThat(lines).noneMatch(line -> line.contains("listAudit"));
    }

    private static void followed(List<String> lines, String operation, int times) {
        Deadline.within(
                Duration.ofSeconds(20),
                operation + " is followed " + times + " times",
                () -> lines.stream().filter(line -> line.contains(operation)).count() == times);
    }

    @Test
    void aRefusalIsOneLineAndTheExitCodeOne() {
        Run taken = program.run("organizations", "create", tenant.slug(), "--name", "A", "--country", "DE");
        Run invalid = program.run("organizations", "create", "Not a slug", "--name", "A", "--country", "XX");
        Run unknown = program.run("keys", "list", "-o", Unique.slug("none"));

        assertThat(List.of(taken, invalid, unknown)).allSatisfy(run -> {
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).hasSize(1);
        });
        assertThat(taken.err()).contains("(slug_taken, request intake-admin-");
        assertThat(invalid.err()).contains("slug must be ", " country must be ", "(validation_failed, request ");
        assertThat(unknown.err()).contains("(organization_not_found, request ");
    }

    @Test
    void anotherKeyIsRefusedWithoutBeingRepeated() {
        String secret = tenant.key("PROFILES_VIEW").secret();

        Run run = new OperatorProgram().with("INTAKE_ADMIN_KEY", secret).run("organizations", "list");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("(scope_missing, request ").doesNotContain(secret);
    }

    @Test
    void wrongUsageHasItsOwnExitCode() {
        Run run = program.run("keys", "create", "--name", "K");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--admin").endsWith("intake-admin keys create --help tells what it takes.\n");
    }

    @Test
    void commandsOnTheDatabaseNeedNothingBesideTheJar() {
        Run verified = program.run("audit", "verify");
        Run counted = program.run("re-encrypt", "--count");

        assertThat(verified.err()).isEmpty();
        assertThat(verified.out()).contains(" are valid");
        assertThat(counted.out()).containsAnyOf("No health card is stored.", "(which encrypts): ");
        assertThat(List.of(verified.code(), counted.code())).containsOnly(0);
    }

    @Test
    void nothingIsWrongWithThisInstallation() {
        assertThat(program.run("check"))
                .isEqualTo(new Run(
                        0,
                        "Checked: settings, MariaDB 11.4.5 (clear text), Redis (clear text)\nNothing is wrong.\n",
                        ""));
    }

    @Test
    void everyInvalidSettingIsToldAsAtTheStartOfANode() {
        Map<String, String> invalid = new TreeMap<>(Map.of(
                "INTAKE_ADMIN_KEY_HASH", "x",
                "INTAKE_CORS_ORIGINS", "portal.example",
                "INTAKE_METRICS_TOKEN", "x",
                "INTAKE_PLACEHOLDER_DOMAIN", "no domain",
                "INTAKE_RATE_LIMIT_FAILED_AUTHENTICATION", "0",
                "INTAKE_RATE_LIMIT_KEY", "0",
                "INTAKE_RATE_LIMIT_KEYS", "x=1",
                "INTAKE_REDIS_CA", "x",
                "INTAKE_REDIS_URL", "redis:x",
                "INTAKE_TRUSTED_PROXIES", "10.0.0.0/33"));
        invalid.put("OTEL_TRACES_SAMPLER", "x");
        OperatorProgram wrong = new OperatorProgram();
        invalid.forEach(wrong::with);

        Run run = wrong.with("INTAKE_REDIS_ULR", "redis://127.0.0.1").run("check");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines().filter(line -> line.contains(" must be ")))
                .extracting(line -> line.replaceFirst(" .*", ""))
                .containsExactlyInAnyOrderElementsOf(invalid.keySet());
        assertThat(run.out())
                .contains("INTAKE_REDIS_ULR is not a setting; did you mean INTAKE_REDIS_URL?")
                .endsWith("Wrong: 12\n");
    }

    @Test
    void valuesThatTheRulesAcceptAreNotWrong() {
        Run run = new OperatorProgram()
                .with("INTAKE_CORS_ORIGINS", "https://portal.example")
                .with("INTAKE_RATE_LIMIT_KEYS", "01939f9e-4ac6-7b1c-8f77-0123456789ab=600")
                .with("INTAKE_TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::1")
                .with("INTAKE_PLACEHOLDER_DOMAIN", "bücher.example")
                .run("check");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("\nNothing is wrong.\n");
    }

    @Test
    void aMigratorWhoCannotSignInIsFound() {
        Run run = new OperatorProgram()
                .with("INTAKE_DB_MIGRATOR_USER", "intake_migrator")
                .with("INTAKE_DB_MIGRATOR_PASSWORD", "wrong-password")
                .run("check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("The migrator cannot sign in to the database: ")
                .contains("  mend: correct INTAKE_DB_MIGRATOR_USER and INTAKE_DB_MIGRATOR_PASSWORD")
                .endsWith("Wrong: 1\n")
                .doesNotContain("wrong-password");
    }

    @Test
    void aUserWithTooManyRightsAndAnotherRedisAreFound() {
        try (OwnDatabase database = new OwnDatabase("checked")) {
            Run run = new OperatorProgram()
                    .with("INTAKE_DB_URL", Installation.shared().jdbcUrl(database.name()))
                    .with("INTAKE_DB_USER", database.name())
                    .with("INTAKE_DB_PASSWORD", database.name())
                    .with("INTAKE_REDIS_URL", "redis://:wrong@127.0.0.1:1")
                    .run("check");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out())
                    .startsWith("The service's database user may change and remove audit entries\n  why:  ")
                    .contains("Redis cannot be reached: ", "  mend: start Redis")
                    .endsWith("Wrong: 2\n")
                    .doesNotContain("wrong@");
        }
    }

    @Test
    void secretsAreMadeAndTheVersionIsTold() {
        assertThat(program.run("new-secrets").out())
                .contains("INTAKE_KEY_PEPPER=", "INTAKE_SECRET=", "INTAKE_FIELD_KEYS=");
        assertThat(program.run("--version").out()).matches("\\d+\\.\\d+.*\n");
    }
}
