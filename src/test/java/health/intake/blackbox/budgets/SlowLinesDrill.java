package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.FaultLine;
import health.intake.blackbox.driver.Group;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.ProfileBody;
import health.intake.blackbox.driver.ServiceSocket;
import health.intake.blackbox.driver.Tenant;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Five hundred clients on slow lines beside a normal one, which must not notice them. The figures of the normal one are
 * written to target/drill. Over loopback only answers of megabytes are slow, so that some are made so by asking several
 * times.
 */
class SlowLinesDrill {

    private static final int CLIENTS = 500;

    private static final String SERVER = System.getProperty("intake.server", "payara");
    private static final Duration EACH = Duration.ofSeconds(20);
    private static final int BYTES_READ = 512;
    private static final int PAUSE_MILLIS = 250;
    private static final int RECEIVE_BUFFER = 2048;
    private static final double MOST_MILLIS = Double.parseDouble(System.getProperty("intake.slow.p99", "1000"));

    private final Tenant tenant = Tenant.open();
    private final Group group = tenant.group();
    private final Key key = tenant.key("CREATE_USER", "PROFILES_VIEW");
    private final Tenant other = Tenant.create();
    private final Group otherGroup = other.group();
    private final Key otherKey = other.key("CREATE_USER", "PROFILES_VIEW");
    private final String withOtherKey = "x-api-key: " + otherKey.secret() + "\r\n";
    private final List<Socket> sockets = new ArrayList<>();
    private final List<String> table = new ArrayList<>();
    private final FaultLine line = new FaultLine("slow-clients", 1);

    @Test
    void ordinaryClientIsNotDelayedBySlowOnes() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            otherKey.api().post(PROFILES, ProfileBody.in(otherGroup).toString()).is(201);
        }
        try {
            meetAll();
        } finally {
            line.write();
        }
        assertThat(line.broken()).as(line.toString()).isEmpty();
    }

    private void meetAll() throws Exception {
        meet("no slow client", 0, "");
        meet(
                "readers of a document",
                CLIENTS,
                get("/api/docs/swagger-ui-bundle.js", "").repeat(2));
        meet(
                "readers of lists",
                CLIENTS,
                get(PROFILES + "?limit=500", withOtherKey).repeat(4));
        meet("senders", CLIENTS, slowPost());
        meet("senders of headers", CLIENTS, "GET " + PROFILES + " HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        meet("nobody again", 0, "");
    }

    /** Gets, lists and creates for a while beside this many clients that have sent this request and now read slowly. */
    private void meet(String whom, int clients, String sent) throws Exception {
        for (int i = 0; i < clients; i++) {
            begin(sent);
        }
        Thread readers = new Thread(this::readSlowly);
        readers.start();
        // the server has begun with all of them
        key.api().get(PROFILES + "?limit=10").is(200);
        List<Double> millis = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < EACH.toNanos()) {
            millis.add(millis(() -> key.api().get(PROFILES + "?limit=10").is(200)));
            millis.add(millis(this::create));
            millis.add(millis(() -> key.api().get("/api/health/live").is(200)));
            Thread.sleep(10);
        }
        double memory = Installation.shared().memory();
        readers.interrupt();
        readers.join();
        hangUp();
        tell(
                whom,
                clients,
                memory,
                millis.stream().mapToDouble(each -> each).sorted().toArray());
    }

    private void tell(String whom, int clients, double memory, double[] millis) throws IOException {
        double p99 = millis[(int) (millis.length * 0.99)];
        table.add("%3d %-22s %5d requests, 0 failed, p50 %6.1f ms, p99 %6.1f ms, most %7.1f ms, memory %4.0f MB"
                .formatted(
                        clients,
                        whom,
                        millis.length,
                        millis[millis.length / 2],
                        p99,
                        millis[millis.length - 1],
                        memory));
        Path folder = Files.createDirectories(Path.of("target", "drill"));
        Files.writeString(folder.resolve(SERVER + ".txt"), SERVER + "\n" + String.join("\n", table) + "\n");
        line.requests(millis.length);
        line.longest("p99 beside " + whom, duration(p99), duration(MOST_MILLIS));
    }

    private static Duration duration(double millis) {
        return Duration.ofNanos((long) (millis * 1e6));
    }

    private static double millis(Runnable request) {
        long start = System.nanoTime();
        request.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private void create() {
        key.api().post(PROFILES, ProfileBody.in(group).toString()).is(201);
    }

    private static String get(String path, String header) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
    }

    private String slowPost() {
        return "POST " + PROFILES + " HTTP/1.1\r\nHost: localhost\r\n" + withOtherKey
                + "Content-Type: application/json\r\nContent-Length: 2000\r\n\r\n{\"first_name\"";
    }

    private void begin(String sent) throws IOException {
        Socket socket = ServiceSocket.withReceiveBuffer(RECEIVE_BUFFER);
        sockets.add(socket);
        socket.getOutputStream().write(sent.getBytes(US_ASCII));
    }

    private void readSlowly() {
        try {
            while (true) {
                for (Socket socket : sockets) {
                    var in = socket.getInputStream();
                    in.readNBytes(Math.min(BYTES_READ, in.available()));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }
}
