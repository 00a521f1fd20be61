package health.intake.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands over the API, against answers that are made up. */
class ApiCommandsTest {

    private static final String KEY = "intake_live_7YWxXCStHqUgKAmaZ9gvaO7PJw2ouJ4J709p";
    private static final String ORGANIZATIONS = "/api/admin/organizations";

    private record Made(int status, String link, String body) {}

    private final Map<String, Made> answers = new HashMap<>();
    private final List<String> requests = new ArrayList<>();

    @TempDir
    Path folder;

    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(body.length == 0 ? request : request + " " + new String(body, StandardCharsets.UTF_8));
        assertThat(exchange.getRequestHeaders().getFirst("x-api-key")).isEqualTo(KEY);
        Made made = answers.getOrDefault(request, new Made(404, "", "<html>"));
        if (!made.link.isEmpty()) {
            exchange.getResponseHeaders().add("Link", made.link);
        }
        byte[] bytes = made.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(made.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    private Outcome run(String... arguments) {
        return Outcome.of(Map.of("INTAKE_URL", url(), "INTAKE_ADMIN_KEY", KEY), arguments);
    }

    @Test
    void aListIsATableOfAllPages() {
        answers.put(
                "GET " + ORGANIZATIONS + "/acme/profile-groups?limit=500",
                new Made(
                        200,
                        "</api/first>; rel=\"first\", </api/next?cursor=x>; rel=\"next\"",
                        "[{\"id\":\"1\",\"slug\":\"a\",\"name\":\"Über\\u001b[2J\",\"created_at\":\"2026-01-01T00:00:00Z\"}]"));
        answers.put(
                "GET /api/next?cursor=x",
                new Made(
                        200,
                        "",
                        "[{\"id\":\"2\",\"slug\":\"longer\",\"name\":null,\"created_at\":\"2025-01-01T00:00:00Z\"}]"));

        assertThat(run("groups", "list", "acme"))
                .isEqualTo(new Outcome(
                        0,
                        """
                        SLUG    NAME      CREATED_AT            ID
                        a       Über?[2J  2026-01-01T00:00:00Z  1
                        longer  -         2025-01-01T00:00:00Z  2
                        """,
                        ""));
    }

    @Test
    void noMorePagesAreReadThanWanted() {
        answers.put(
                "GET " + ORGANIZATIONS + "?limit=1",
                new Made(
                        200,
                        "</api/next>; rel=\"next\"",
                        "[{\"slug\":\"a\",\"domains\":[\"a.example\",\"b.example\"]}]"));

        Outcome outcome = run("organizations", "list", "--limit", "1", "--json");

        assertThat(outcome)
                .isEqualTo(new Outcome(0, "[{\"slug\":\"a\",\"domains\":[\"a.example\",\"b.example\"]}]\n", ""));
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "organizations create acme --name A --country DE | POST /api/admin/organizations"
                        + " {\"slug\":\"acme\",\"name\":\"A\",\"country\":\"DE\",\"domains\":[],\"self_registration\":false}",
                "organizations change acme --domain --default-group | PATCH /api/admin/organizations/acme"
                        + " {\"domains\":[],\"default_group\":null}",
                "organizations change acme --self-registration false --domain a.example --domain b.example"
                        + " | PATCH /api/admin/organizations/acme"
                        + " {\"domains\":[\"a.example\",\"b.example\"],\"self_registration\":false}",
                "groups change acme old --slug new | PATCH /api/admin/organizations/acme/profile-groups/old {\"slug\":\"new\"}",
                "groups show acme a/b? | GET /api/admin/organizations/acme/profile-groups/a%2Fb%3F",
                "keys create -o acme --name K --scope PROFILES_VIEW,IMPERSONATE --group g --test"
                        + " | POST /api/admin/organizations/acme/api-keys {\"name\":\"K\",\"scopes\":[\"PROFILES_VIEW\",\"IMPERSONATE\"],"
                        + "\"profile_groups\":[\"g\"],\"environment\":\"test\",\"expires_at\":null}",
                "keys create -o acme --name K --scope PROFILES_VIEW | POST /api/admin/organizations/acme/api-keys"
                        + " {\"name\":\"K\",\"scopes\":[\"PROFILES_VIEW\"],\"profile_groups\":null,\"environment\":\"live\",\"expires_at\":null}",
                "keys create --admin --name K | POST /api/admin/api-keys {\"name\":\"K\",\"expires_at\":null}",
                "keys change -o acme 7 --name K --scope PROFILES_VIEW --all-groups --without-expiry"
                        + " | PATCH /api/admin/organizations/acme/api-keys/7 {\"name\":\"K\",\"scopes\":[\"PROFILES_VIEW\"],"
                        + "\"profile_groups\":null,\"expires_at\":null}",
                "keys change -o acme 7 --group a,b --group c | PATCH /api/admin/organizations/acme/api-keys/7"
                        + " {\"profile_groups\":[\"a\",\"b\",\"c\"]}",
                "keys rotate --admin 7 --overlap-seconds 60 | POST /api/admin/api-keys/7/rotate {\"overlap_seconds\":60}",
                "keys revoke -o acme 7 | DELETE /api/admin/organizations/acme/api-keys/7",
                "audit list -o acme --key 7 --from 2026-01-01T00:00:00+01:00 | GET /api/admin/organizations/acme/audit"
                        + "?key=7&from=2026-01-01T00%3A00%3A00%2B01%3A00&limit=100"
            })
    void aCommandIsOneRequest(String command, String request) {
        Outcome outcome = run(command.split(" "));

        assertThat(requests).containsExactly(request);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("Something before the service answered with status 404 (request ");
    }

    @Test
    void theSecretOfAKeyIsPrintedOnce() {
        answers.put(
                "POST /api/admin/api-keys", new Made(201, "", "{\"id\":\"7\",\"expires_at\":null,\"key\":\"secret\"}"));

        assertThat(run("keys", "create", "--admin", "--name", "K"))
                .isEqualTo(new Outcome(
                        0,
                        "id          7\nexpires_at  -\nkey         secret\n",
                        "Keep the key in a safe place: it is not shown again.\n"));
    }

    @Test
    void aRefusalIsOneLine() {
        answers.put(
                "GET " + ORGANIZATIONS + "/none",
                new Made(
                        404,
                        "",
                        "{\"detail\":\"There is none.\",\"code\":\"organization_not_found\",\"request_id\":\"r-1\"}"));

        assertThat(run("organizations", "show", "none"))
                .isEqualTo(new Outcome(1, "", "There is none. (organization_not_found, request r-1)\n"));
    }

    @Test
    void everyViolationIsNamed() {
        answers.put(
                "PATCH " + ORGANIZATIONS + "/acme",
                new Made(
                        400,
                        "",
                        "{\"detail\":\"x\",\"code\":\"validation_failed\",\"violations\":[{\"field\":\"name\",\"message\":\"name is too"
                                + " long.\"},{\"field\":\"country\",\"message\":\"country is none.\"}]}"));

        Outcome outcome = run("organizations", "change", "acme", "--name", "N", "--country", "XX");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("name is too long. country is none. (validation_failed, request intake-admin-");
    }

    @Test
    void anAnswerOfSomethingElseIsNotPrinted() {
        answers.put("GET " + ORGANIZATIONS + "/acme", new Made(200, "", "<html>Welcome</html>"));

        assertThat(run("organizations", "show", "acme"))
                .isEqualTo(new Outcome(1, "", "That is not an answer of Intake: check INTAKE_URL\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void noReferenceLeavesItsPath(String reference) {
        Outcome outcome = run("organizations", "show", reference);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("Neither a slug nor an id: \"" + reference + "\"\n");
        assertThat(requests).isEmpty();
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        stop();

        Outcome outcome = run("organizations", "list");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("The service cannot be reached at " + url() + "/: ");
        assertThat(outcome.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys list",
                "keys list --admin -o acme",
                "keys create --admin --name K --scope PROFILES_VIEW",
                "keys show --admin",
                "organizations create acme",
                "organizations list --limit many",
                "groups",
                "audit list"
            })
    void wrongUsageSendsNothing(String command) {
        Outcome outcome = run(command.split(" "));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).endsWith(" --help tells what it takes.\n");
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://intake.example, must begin with https",
        "http://127.0.0.1.example, must begin with https",
        "ftp://127.0.0.1, must have the form",
        "https://user@intake.example, must have the form",
        "https://intake.example/api, must have the form",
        "https://intake.example?x, must have the form",
        "intake.example, must have the form",
        "'https://a b', must have the form"
    })
    void theUrlMustBeEncryptedAndBare(String url, String refusal) {
        Outcome outcome = Outcome.of(Map.of("INTAKE_URL", url, "INTAKE_ADMIN_KEY", KEY), "organizations", "list");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("INTAKE_URL " + refusal);
    }

    @Test
    void aFileWithTheKeyMustBePrivate() throws IOException {
        answers.put("GET " + ORGANIZATIONS + "?limit=500", new Made(200, "", "[]"));
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
        Map<String, String> settings = Map.of("INTAKE_URL", url(), "INTAKE_ADMIN_KEY_FILE", file.toString());
        for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertThat(Outcome.of(settings, "organizations", "list"))
                    .as(mode)
                    .isEqualTo(new Outcome(
                            1,
                            "",
                            "INTAKE_ADMIN_KEY_FILE is refused, because others may read the key or replace it: chmod 600 "
                                    + file + "\n"));
        }
        assertThat(requests).isEmpty();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Outcome.of(settings, "organizations", "list").code()).isZero();
    }

    @Test
    void withoutAKeyNothingIsSent() {
        Outcome missing = Outcome.of(Map.of("INTAKE_URL", url()), "organizations", "list");
        Outcome malformed =
                Outcome.of(Map.of("INTAKE_URL", url(), "INTAKE_ADMIN_KEY", KEY + "x"), "organizations", "list");

        assertThat(missing.err()).isEqualTo("Set INTAKE_ADMIN_KEY, or INTAKE_ADMIN_KEY_FILE to a file that holds it\n");
        assertThat(malformed.err()).isEqualTo("INTAKE_ADMIN_KEY does not hold an API key\n");
        assertThat(List.of(missing.code(), malformed.code())).containsOnly(1);
        assertThat(requests).isEmpty();
    }
}
