package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.blackbox.driver.ServiceSocket;
import health.intake.blackbox.driver.Tenant;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that begin to send a body and then stop take nothing from others. */
@Tag("long")
class SlowBodiesIT {

    /** More than one of the servers has threads. */
    private static final int CLIENTS = 40;

    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final Tenant tenant = Tenant.open();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    private final List<Socket> sockets = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2000\r\n\r\n{\"first_name\"",
                "Content-Length: 2000\r\nExpect: 100-continue\r\n\r\n{\"first_name\"",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{ \r\n",
                // too long, so refused when that much is there
                "Content-Length: 100000\r\n\r\n{\"first_name\""
            })
    void othersAreServedMeanwhile(String rest) throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            begin(rest);
        }

        long start = System.nanoTime();
        key.api().get(PROFILES).is(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /** WildFly refuses a body that is not complete after 30 s; Payara ends a connection that stops for 30 s. */
    @Test
    void requestEndsSoonWhenItsBodyDoesNotArrive() throws IOException {
        begin("Content-Length: 2000\r\n\r\n{\"first_name\"");
        sockets.get(0).setSoTimeout((int) LONGEST.toMillis());

        String answer = new String(sockets.get(0).getInputStream().readAllBytes(), US_ASCII);

        assertThat(answer).startsWith("HTTP/1.1 " + (ServerUnderTest.kind().isPayara() ? "400 " : "408 "));
    }

    private void begin(String rest) throws IOException {
        URI base = URI.create(Installation.shared().baseUrl());
        Socket socket = ServiceSocket.open();
        sockets.add(socket);
        String head = "POST " + PROFILES + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nx-api-key: "
                + key.secret() + "\r\nContent-Type: application/json\r\n";
        socket.getOutputStream().write((head + rest).getBytes(US_ASCII));
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
