package health.intake.blackbox.deployment;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Json;
import health.intake.blackbox.driver.LocalProxy;
import health.intake.blackbox.driver.PatientBody;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.Tenant;
import health.intake.blackbox.driver.Trail;
import health.intake.blackbox.driver.Unique;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of proxies, in front of the service under test and of a node that is down. */
class ProxiesIT {

    private static final Path FOLDER = Path.of("server-config/proxy");

    private static final int PORT = LocalProxy.freePort();
    private static final String NODE =
            URI.create(Installation.shared().baseUrl()).getAuthority();
    private static final String DOWN = "127.0.0.1:" + LocalProxy.freePort();

    @TempDir
    Path folder;

    private enum Example {
        HAPROXY(Tool.HAPROXY, "haproxy.cfg"),
        NGINX(Tool.NGINX, "nginx.conf");

        private final Tool tool;
        private final String file;

        Example(Tool tool, String file) {
            this.tool = tool;
            this.file = file;
        }

        private List<String> check(Path file) {
            return this == HAPROXY
                    ? List.of(tool.path(), "-c", "-f", file.toString())
                    : List.of(tool.path(), "-t", "-c", file.toString());
        }

        private List<String> serve(Path file) {
            return this == HAPROXY
                    ? List.of(tool.path(), "-f", file.toString())
                    : List.of(tool.path(), "-c", file.toString(), "-g", "daemon off;");
        }
    }

    /** The example with files below the folder, and with this machine's nodes, to which it connects as the trusted proxy. */
    private String local(Example example) throws IOException {
        String text = Files.readString(FOLDER.resolve(example.file))
                .replaceAll("/(etc/haproxy|etc/nginx|var/log/nginx|run)/", folder + "/")
                .replace("10.0.0.12:8080", DOWN);
        if (example == Example.HAPROXY) {
            return text.replace("10.0.0.11:8080", NODE + " source " + ServerUnderTest.PROXY);
        }
        String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + folder + "/" + kind + ";\n")
                .reduce("http {\n", String::concat);
        return text.replace("10.0.0.11:8080", NODE)
                .replace("proxy_pass ", "proxy_bind " + ServerUnderTest.PROXY + ";\n      proxy_pass ")
                .replace("http {\n", temporary);
    }

    /** The same in clear text, on a port of this machine. */
    private Path clear(Example example) throws IOException {
        String text = local(example);
        String clear = example == Example.HAPROXY
                ? text.replaceFirst("bind :443 ssl .*", "bind 127.0.0.1:" + PORT)
                : text.replaceFirst("listen 443 ssl;", "listen 127.0.0.1:" + PORT + ";")
                        .replaceAll("ssl_.*;", "");
        assertThat(clear).contains("127.0.0.1:" + PORT).contains(NODE).contains(ServerUnderTest.PROXY);
        return Files.writeString(folder.resolve(example.file), clear);
    }

    @ParameterizedTest
    @EnumSource
    void exampleIsValidWithItsCertificate(Example example) throws IOException {
        String key = folder.resolve("intake.key").toString();
        Path certificate = folder.resolve("intake.pem");
        example.tool.path();
        Tool.OPENSSL.run("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=intake.example -keyout %s -out %s"
                .formatted(key, certificate)
                .split(" "));
        // HAProxy reads both from one file
        Files.writeString(certificate, Files.readString(certificate) + Files.readString(Path.of(key)));
        Path file = Files.writeString(folder.resolve(example.file), local(example));

        assertThat(Tool.run(example.check(file))).doesNotContainIgnoringCase("[warning]");
    }

    @ParameterizedTest
    @EnumSource
    void nodesSeeTheClientAndNotWhatItClaims(Example example) throws IOException {
        Tenant tenant = Tenant.open();
        tenant.change("domains", Json.array(tenant.slug() + ".example"));
        String id = Unique.slug("proxied");
        try (LocalProxy proxy = LocalProxy.start(example.serve(clear(example)), PORT, folder.resolve("output"))) {
            Api claiming = proxy.api()
                    .with("X-Forwarded-For", "203.0.113.7")
                    .with("Forwarded", "for=203.0.113.7")
                    .with("X-Forwarded-Host", tenant.slug() + ".example")
                    .with("X-Forwarded-Proto", "https");
            claiming.with("x-api-key", tenant.key("PROFILES_VIEW").secret())
                    .with("X-Request-Id", id)
                    .get(PROFILES + "?email=maria%40example.com")
                    .is(200);
            claiming.post(PATIENTS, PatientBody.create()).isAnyOf(400, 404);
            assertThat(claiming.get("/api/openapi.json")
                            .is(200)
                            .json()
                            .at("/servers/0/url")
                            .asText())
                    .isEqualTo("http://127.0.0.1:" + PORT + "/api");
            claiming.with("Authorization", "Bearer " + ServerUnderTest.METRICS_TOKEN)
                    .get("/api/metrics")
                    .is(404);
        }
        List<JsonNode> entries = Trail.of(tenant).ofRequest(id);
        assertThat(entries).singleElement().satisfies(entry -> assertThat(
                        entry.get("client_address").asText())
                .isEqualTo("127.0.0.1"));
        assertThat(everythingWritten()).contains(PROFILES).doesNotContain("maria");
    }

    private String everythingWritten() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @Test
    void checkOfAContainerFindsANodeThatIsLive() throws Exception {
        assertThat(exitCodeOfTheCheck(NODE)).isZero();
        assertThat(exitCodeOfTheCheck(DOWN)).isEqualTo(1);
    }

    private static int exitCodeOfTheCheck(String authority) throws Exception {
        return new ProcessBuilder("server-config/containers/is-live", authority.replaceFirst(".*:", ""))
                .start()
                .waitFor();
    }
}
