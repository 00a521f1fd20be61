package health.intake.admin.redis;

import health.intake.redis.RedisNode;
import health.intake.redis.RedisServer;
import health.intake.redis.TrustedCertificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Connects to Redis; over TLS it verifies the name of the host. */
final class RedisSocket {

    private static final int TIMEOUT_MILLIS = 5_000;

    private RedisSocket() {}

    static Socket connected(RedisNode node, RedisServer server) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(node.host(), node.port()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return server.address().isEncrypted() ? encrypted(socket, node, server.trusted()) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static SSLSocket encrypted(Socket socket, RedisNode node, Optional<TrustedCertificates> trusted)
            throws IOException {
        SSLSocketFactory sockets = trusted.map(TrustedCertificates::sockets)
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        SSLSocket encrypted =
                (SSLSocket) sockets.createSocket(socket, node.host().replaceAll("[\\[\\]]", ""), node.port(), true);
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
