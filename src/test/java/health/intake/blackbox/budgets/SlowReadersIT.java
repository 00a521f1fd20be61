package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServiceSocket;
import health.intake.blackbox.driver.Tenant;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract 1.3: clients that read their answers slowly take nothing from others. */
class SlowReadersIT {

    /** More than the servers have threads. */
    private static final int READERS_OF_DOCUMENTS = 70;

    /** More than WildFly has places for reads. */
    private static final int READERS_OF_LISTS = 30;

    private static final int PEOPLE = 500;
    private static final int ROUNDS = 50;

    /** So much that no kernel takes it at once; over loopback one takes megabytes. */
    private static final int BYTES = 6_000_000;

    private static final int RECEIVE_BUFFER = 2048;

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    private final List<Socket> sockets = new ArrayList<>();

    @Test
    void slowReadersOfDocumentsBlockNoOthers() throws IOException {
        ask(READERS_OF_DOCUMENTS, "/api/docs/swagger-ui-bundle.js", "");

        othersAreServed();
    }

    @Test
    void slowReadersOfListsBlockNoOthers() throws IOException {
        String json = "\"" + "Ünnüetzé".repeat(12) + "\"";
        for (int i = 0; i < PEOPLE; i++) {
            ProfileBody person = ProfileBody.in(group).with("first_name", json).with("last_name", json);
            key.api().post(PROFILES, person.toString()).is(201);
        }
        ask(READERS_OF_LISTS, PROFILES + "?limit=500", "x-api-key: " + key.secret() + "\r\n");

        othersAreServed();
    }

    private void othersAreServed() {
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            key.api().get(PROFILES).is(200);
            key.api().post(PROFILES, ProfileBody.in(group).toString()).is(201);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    /** Sends enough requests before reading that the answers are long enough. */
    private void ask(int clients, String path, String header) throws IOException {
        int times = BYTES / key.api().get(path).body().length + 1;
        URI base = URI.create(Installation.shared().baseUrl());
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n" + header + "\r\n";
        byte[] requests = request.repeat(times).getBytes(US_ASCII);
        for (int i = 0; i < clients; i++) {
            Socket socket = ServiceSocket.withReceiveBuffer(RECEIVE_BUFFER);
            sockets.add(socket);
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
