package health.intake.blackbox;

import static health.intake.blackbox.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract 1.3: clients that are slow to read what they asked for take nothing from others. */
class SlowReadersIT {

    /** More than one of the servers has threads. */
    private static final int CLIENTS = 70;

    /** Asks again before it reads, until no kernel holds the answers: over loopback one takes megabytes at once. */
    private static final int REQUESTS = 100;

    private static final int RECEIVE_BUFFER = 2048;

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    private final List<Socket> sockets = new ArrayList<>();

    @Test
    void readersOfDocumentsStopNobody() throws IOException {
        ask("GET /api/openapi.json", "");
        ask("GET /api/docs/swagger-ui-bundle.js", "");

        othersAreServed();
    }

    @Test
    void readersOfListsStopNobody() throws IOException {
        for (int i = 0; i < 200; i++) {
            key.api().post(PROFILES, ProfileBody.in(group).toString()).is(201);
        }
        ask("GET " + PROFILES + "?limit=500", "x-api-key: " + key.secret() + "\r\n");

        othersAreServed();
    }

    private void othersAreServed() {
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            key.api().get(PROFILES).is(200);
            key.api().post(PROFILES, ProfileBody.in(group).toString()).is(201);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private void ask(String line, String header) throws IOException {
        URI base = URI.create(Installation.shared().baseUrl());
        String request = line + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n" + header + "\r\n";
        byte[] requests = request.repeat(REQUESTS).getBytes(US_ASCII);
        for (int i = 0; i < CLIENTS; i++) {
            Socket socket = new Socket();
            sockets.add(socket);
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            socket.getOutputStream().write(requests);
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
