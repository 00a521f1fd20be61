package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.US_ASCII;

import health.intake.blackbox.driver.Crowd;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ServiceSocket;
import health.intake.blackbox.driver.Tenant;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Clients that do not wait for their answer keep none of the places for reads. */
class HungUpReadersIT {

    private static final int ROUNDS = 10;

    /** More than there are places and threads, so that some hang up while they wait for one. */
    private static final int CLIENTS = 50;

    private final Tenant tenant = Tenant.open();
    private final Key key = tenant.key("PROFILES_VIEW");

    @Test
    void othersAreServedAfterwards() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            askAndHangUp();
        }

        // a 503 while requests of clients that hung up still wait
        Deadline.within(
                Duration.ofSeconds(10),
                "all are served",
                () -> Crowd.of(CLIENTS, i -> key.api().get(PROFILES)).stream()
                        .allMatch(answer -> answer.isAnyOf(200, 503).status() == 200));
    }

    private void askAndHangUp() throws IOException {
        URI base = URI.create(Installation.shared().baseUrl());
        byte[] request = ("GET " + PROFILES + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nx-api-key: "
                        + key.secret() + "\r\n\r\n")
                .getBytes(US_ASCII);
        Socket[] sockets = new Socket[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            sockets[i] = ServiceSocket.open();
            sockets[i].getOutputStream().write(request);
        }
        for (Socket socket : sockets) {
            // a reset instead of a polite end
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
