package health.intake.blackbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.Links;
import health.intake.blackbox.driver.LocalProxy;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Unique;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What partners do, through Prism, which compares each request and each answer with the OpenAPI document. */
@Tag("long")
class ValidatingProxyIT {

    private static final String REPORTS = "sl-violations";

    @TempDir
    static Path folder;

    private static final List<LocalProxy> PROXIES = new ArrayList<>();

    private final Tenant tenant = Tenant.create();
    private final Group group = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");

    @BeforeAll
    static void start() throws Exception {
        Program.assumeInstalled("node", "--version");
        Program.assumeInstalled("npm", "--version");
        Program.run("scripts/verify.d/openapi-tools");
        PROXIES.add(prism(document(), "--errors"));
        PROXIES.add(prism(document(), "--validate-request=false"));
    }

    @AfterAll
    static void stop() {
        PROXIES.forEach(LocalProxy::close);
        PROXIES.clear();
    }

    /** The document as served, with the paths from the root, which is where the tests' requests begin. */
    private static ObjectNode document() {
        ObjectNode document =
                (ObjectNode) Api.anonymous().get("/api/openapi.json").is(200).json();
        ObjectNode paths = JsonNodeFactory.instance.objectNode();
        document.path("paths").properties().forEach(path -> paths.set("/api" + path.getKey(), path.getValue()));
        document.set("paths", paths);
        ((ObjectNode) document.path("servers").path(0)).put("url", "/");
        return document;
    }

    private static LocalProxy prism(JsonNode document, String... options) throws IOException {
        int port = LocalProxy.freePort();
        Path file = Files.writeString(folder.resolve(port + ".json"), document.toString());
        List<String> command = new ArrayList<>(List.of(
                "target/openapi-tools/node_modules/.bin/prism",
                "proxy",
                file.toString(),
                Installation.shared().baseUrl(),
                "--host=127.0.0.1",
                "--port=" + port));
        command.addAll(List.of(options));
        return LocalProxy.start(command, port, folder.resolve(port + ".log"));
    }

    /** Requests and answers are compared. */
    private static Api through(Key key) {
        return PROXIES.get(0).api().with("x-api-key", key.secret());
    }

    /** Only the answers are, for requests that the document itself does not allow. */
    private static Api answersThrough() {
        return PROXIES.get(1).api();
    }

    private static Answer passes(int status, Answer answer) {
        answer.is(status);
        assertThat(answer.header(REPORTS)).as("reports on %s", answer).isNull();
        assertThat(answer.text()).doesNotContain("stoplight.io");
        return answer;
    }

    private ProfileBody profile(String email) {
        return ProfileBody.in(group).withEmail(email);
    }

    @Test
    void profilesAreCreatedReadListedAndChanged() {
        Api partner = through(key);
        String email = Unique.email("prism");
        Answer created = passes(
                201,
                partner.with("Idempotency-Key", UUID.randomUUID().toString()).post(Tenant.PROFILES, profile(email)));
        passes(201, partner.post(Tenant.PROFILES, profile(Unique.email("prism"))));
        String path = Tenant.PROFILES + "/" + created.id();

        Answer read = passes(200, partner.get(path));
        passes(304, partner.with("If-None-Match", read.etag()).get(path));
        passes(200, partner.get(Tenant.PROFILES + "?email=" + Api.encoded(email)));
        passes(200, partner.post(Tenant.PROFILES + "/lookup", "{\"email\": " + Json.quoted(email) + "}"));
        passes(200, partner.patch(path, "{\"phone\": null, \"weight\": 66.5}"));
        passes(200, partner.with("Content-Type", "application/merge-patch+json").patch(path, "{\"email\": null}"));
        passes(
                200,
                partner.get(Tenant.PROFILES + "?updated_since=2026-01-01T00:00:00Z&state=active&profile_group="
                        + group.slug()));
        assertThat(pages(partner)).isEqualTo(2);
    }

    private static int pages(Api partner) {
        int pages = 0;
        @Nullable String next = Tenant.PROFILES + "?limit=1";
        while (next != null) {
            Answer page = passes(200, partner.get(next));
            pages++;
            next = Links.of(page).next();
        }
        return pages;
    }

    @Test
    void patientsAreRegisteredReadListedAndChanged() {
        Api partner = through(key);
        String email = Unique.email("prism");
        PatientBody body = PatientBody.in(group)
                .withEmail(email)
                .with("meta", "{\"source\": \"portal\"}")
                .with("hcCard", "{\"number\": \"A123456789\", \"issuer\": \"AOK\"}");
        Answer registered = passes(201, partner.post(Tenant.PATIENTS, body));
        String path = Tenant.PATIENTS + "/" + registered.id();

        passes(200, partner.get(path));
        passes(200, partner.get(Tenant.PATIENTS + "?email=" + Api.encoded(email)));
        passes(200, partner.get(Tenant.PATIENTS + "?limit=1"));
        passes(200, partner.patch(path, "{\"meta\": {\"source\": null}, \"hcCard\": null}"));
        passes(409, partner.post(Tenant.PATIENTS, body));
        passes(404, partner.get(Tenant.PATIENTS + "/" + UUID.randomUUID()));
        passes(
                403,
                PROXIES.get(0).api().with("organization", tenant.slug()).post(Tenant.PATIENTS, PatientBody.create()));
    }

    @Test
    void keysAreDescribedWithTheirRequestsAndSandbox() {
        Key test = tenant.testKey("CREATE_USER", "PROFILES_VIEW");
        // a sandbox has groups of its own, with the same slugs
        passes(
                201,
                through(test)
                        .post(
                                Tenant.PROFILES,
                                profile(Unique.email("prism")).with("profile_group", Json.quoted(group.slug()))));

        passes(200, through(test).get("/api/v1/key"));
        passes(204, through(test).send("POST", "/api/v1/sandbox/reset"));
        passes(403, through(key).send("POST", "/api/v1/sandbox/reset"));
        passes(200, through(key).get("/api/v1/requests?limit=2"));
        passes(200, through(key).get("/api/v1/requests?status=4xx"));
    }

    @Test
    void refusalsOfAllowedRequestsPass() {
        Api partner = through(key);
        String id = partner.post(Tenant.PROFILES, profile(Unique.email("prism")))
                .is(201)
                .id();
        Key viewer = tenant.keyFor(tenant.group(), "PROFILES_VIEW");

        passes(403, through(new Key(key.id(), "nobody's key")).get(Tenant.PROFILES));
        passes(403, through(viewer).post(Tenant.PROFILES, profile(Unique.email("prism"))));
        passes(403, through(viewer).get(Tenant.PROFILES + "/" + id));
        passes(404, partner.get(Tenant.PROFILES + "/" + UUID.randomUUID()));
        passes(404, partner.post(Tenant.PROFILES, ProfileBody.in(Tenant.create().group())));
        passes(412, partner.with("If-Match", "\"99\"").patch(Tenant.PROFILES + "/" + id, "{\"phone\": null}"));
    }

    @Test
    void conflictsPass() {
        Api partner = through(key);
        String email = Unique.email("prism");
        Api again = partner.with("Idempotency-Key", UUID.randomUUID().toString());
        passes(201, again.post(Tenant.PROFILES, profile(email)));

        passes(201, again.post(Tenant.PROFILES, profile(email)));
        passes(422, again.post(Tenant.PROFILES, profile(Unique.email("prism"))));
        passes(409, partner.post(Tenant.PROFILES, profile(email)));
    }

    @Test
    void refusalsOfRequestsThatTheDocumentDoesNotAllowPass() {
        Api partner = answersThrough().with("x-api-key", key.secret());

        passes(400, partner.post(Tenant.PROFILES, "{}"));
        passes(400, partner.post(Tenant.PATIENTS, "{\"gender\": 1, \"nothing\": true}"));
        passes(400, partner.get(Tenant.PROFILES + "?limit=0"));
        passes(400, partner.get(Tenant.PROFILES + "?nothing=1"));
        passes(400, partner.get(Tenant.PROFILES + "/nobody"));
        passes(406, partner.with("Accept", "text/html").get(Tenant.PROFILES));
        passes(415, partner.with("Content-Type", "text/plain").post(Tenant.PROFILES, "{}"));
    }

    /** Prism always looks for the key, and passes the request on. */
    @Test
    void refusalOfARequestWithoutAKeyPasses() {
        Answer refused = answersThrough().get(Tenant.PROFILES).isProblem(403, "forbidden");

        assertThat(Json.parse(refused.requiredHeader(REPORTS)))
                .isNotEmpty()
                .allMatch(report -> report.at("/location/0").asText().equals("request"));
    }

    /** Else nothing above would show anything. */
    @Test
    void prismReportsRequestsAndAnswersThatTheDocumentDoesNotAllow() throws IOException {
        assertThat(through(key).post(Tenant.PROFILES, "{}").is(422).text()).contains("stoplight.io", "first_name");
        ObjectNode other = document();
        ((ArrayNode) other.at("/components/schemas/KeyDescription/required")).add("nothing");
        try (LocalProxy proxy = prism(other, "--errors")) {
            Answer answer = proxy.api().with("x-api-key", key.secret()).get("/api/v1/key");

            assertThat(answer.is(500).header(REPORTS)).contains("nothing");
        }
    }
}
