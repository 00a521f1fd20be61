package health.intake.redis;

import health.intake.launcher.LocalAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** A real Redis on a free port of its own, which forgets everything when it stops. */
public final class RedisProcess implements AutoCloseable {

    private final int port = freePort();
    private RedisServer server;

    /** Not running yet. */
    public static RedisProcess notStarted() {
        return new RedisProcess();
    }

    public static RedisProcess started() {
        RedisProcess process = new RedisProcess();
        process.start();
        return process;
    }

    public void start() {
        try {
            server = RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(port)
                    .setting("save \"\"")
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            if (server != null) {
                server.stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Lets it speak TLS as well, and returns the port. */
    public int listenForTls(LocalAuthority.Issued issued) {
        int tlsPort = freePort();
        try (Jedis client = client()) {
            client.configSet("tls-auth-clients", "no");
            client.configSet("tls-key-file", issued.key().toString());
            client.configSet("tls-cert-file", issued.certificate().toString());
            client.configSet("tls-port", Integer.toString(tlsPort));
        }
        return tlsPort;
    }

    /** A client that is independent of Intake. */
    public Jedis client() {
        return new Jedis("127.0.0.1", port);
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
