package health.intake.blackbox.hostile;

import static health.intake.blackbox.driver.Tenant.PATIENTS;
import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServiceSocket;
import health.intake.blackbox.driver.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Clients that hang up do not fill the log. */
class AbortedConnectionsIT {

    private static final int TIMES = 20;
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

    /** The lines that the service logs once a minute, about this test or an earlier one. */
    private static final List<String> EVERY_MINUTE = List.of("Audit seal ", " requests with an invalid key ");

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");

    /** The bytes sent before the connection is reset. */
    private List<String> beginnings() {
        String json = "Content-Type: application/json\r\n";
        String withKey = HOST + "x-api-key: " + key.secret() + "\r\n";
        String create = "POST " + PROFILES + withKey + json;
        String body = ProfileBody.in(group).toString();
        return List.of(
                "",
                "GET /api/v1/key HT",
                "GET /api/v1/key" + HOST + "x-api-k",
                "GET /api/openapi.yaml" + HOST + "\r\n",
                "GET /api/openapi.json" + HOST + "\r\n",
                "GET /api/docs/swagger-ui-bundle.js" + HOST + "\r\n",
                "GET " + PROFILES + "?limit=500" + withKey + "\r\n",
                "GET /api/nothing" + HOST + "\r\n",
                create + "Content-Length: 500\r\n\r\n{\"first_name\":",
                create + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"first",
                create + "Content-Length: 500\r\nExpect: 100-continue\r\n\r\n",
                create + "Content-Length: " + body.length() + "\r\n\r\n" + body,
                "POST " + PATIENTS + HOST + "organization: " + tenant.slug() + "\r\n" + json
                        + "Content-Length: 60000\r\n\r\n{\"email\":");
    }

    @Test
    void abortedConnectionLeavesNoStackInTheLog() {
        for (int i = 0; i < 150; i++) {
            key.api().post(PROFILES, ProfileBody.in(group)).is(201);
        }
        String before = Installation.shared().logs();

        for (int i = 0; i < TIMES; i++) {
            beginnings().forEach(AbortedConnectionsIT::hangUpAfter);
        }

        assertThat(writtenSince(before.length()).lines())
                .filteredOn(line -> !line.isBlank() && EVERY_MINUTE.stream().noneMatch(line::contains))
                .isEmpty();
    }

    /** The log since then, once it no longer grows. */
    private static String writtenSince(int length) {
        AtomicInteger last = new AtomicInteger(-1);
        Deadline.within(Duration.ofSeconds(20), "the log is quiet", () -> {
            work();
            int now = Installation.shared().logs().length();
            return last.getAndSet(now) == now;
        });
        return Installation.shared().logs().substring(length);
    }

    /** Some work, to give the server time to write its log. */
    private static void work() {
        for (int i = 0; i < 200; i++) {
            Api.anonymous().get("/api/health/live").is(200);
        }
    }

    private static void hangUpAfter(String beginning) {
        try (Socket socket = ServiceSocket.open()) {
            socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
            // a reset instead of an orderly end
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
