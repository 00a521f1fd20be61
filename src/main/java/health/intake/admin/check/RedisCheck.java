package health.intake.admin.check;

import health.intake.redis.RedisAddress;
import health.intake.redis.TrustedCertificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Whether Redis answers to the user of the service, over a connection that nobody reads. */
final class RedisCheck {

    private static final String URL = "INTAKE_REDIS_URL";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int TIMEOUT_MILLIS = 5_000;

    /** Reads an entry as the service does; an entry of this name is never written. */
    private static final List<String> READ =
            List.of("EVAL", "return redis.call('getrange', KEYS[1], 0, 0)", "1", "intake:check");

    private final RedisAddress address;
    private final Optional<TrustedCertificates> trusted;

    /** @param trusted empty: those that the JVM trusts */
    RedisCheck(RedisAddress address, Optional<TrustedCertificates> trusted) {
        this.address = address;
        this.trusted = trusted;
    }

    void check(Report report) {
        if (!address.isEncrypted() && !LOOPBACK.contains(address.host())) {
            // not connected to: the password would go out in clear text once more
            report.found(new Finding(
                    "The connection to Redis on another machine is not encrypted",
                    "whoever listens in the network learns the password and can change entries",
                    "use rediss: in " + URL));
            return;
        }
        try (Socket socket = connected()) {
            String answer = new RedisDialogue(socket).firstRefusal(address, READ);
            if (answer.isEmpty()) {
                report.checked("Redis ("
                        + (socket instanceof SSLSocket tls ? tls.getSession().getProtocol() : "clear text") + ")");
            } else {
                report.found(refusal(answer));
            }
        } catch (IOException e) {
            report.found(unreachable(e));
        }
    }

    private static Finding refusal(String answer) {
        return new Finding(
                "Redis refuses the service: " + answer.replaceAll("\\p{Cntrl}", "?"),
                CheckedLink.REDIS.without(),
                answer.startsWith("-WRONGPASS") || answer.startsWith("-NOAUTH") || answer.startsWith("-ERR AUTH")
                        ? "correct user and password in " + URL
                                + "; characters like @ : / % # must be percent-encoded there (@ is %40)"
                        : "give its user the rights of server-config/redis/intake-user.conf");
    }

    private static Finding unreachable(IOException failure) {
        return CheckedLink.REDIS
                .certificate(failure)
                .orElseGet(() -> failure instanceof SSLException
                        ? new Finding(
                                "Redis does not speak TLS as expected: " + failure,
                                CheckedLink.REDIS.without(),
                                "name the port after tls-port of Redis in " + URL
                                        + ", or use redis: for one without TLS")
                        : new Finding(
                                "Redis cannot be reached: " + failure,
                                CheckedLink.REDIS.without(),
                                "start Redis, or correct " + URL));
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.host(), address.port()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return address.isEncrypted() ? encrypted(socket) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        SSLSocketFactory sockets = trusted.map(TrustedCertificates::sockets)
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        SSLSocket encrypted = (SSLSocket)
                sockets.createSocket(socket, address.host().replaceAll("[\\[\\]]", ""), address.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        try {
            encrypted.startHandshake();
        } catch (SocketTimeoutException e) {
            // at its port for clear text Redis waits for the rest of a command
            throw new SSLException("no answer to the beginning of TLS", e);
        }
        return encrypted;
    }
}
