package health.intake.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/** TCP ports of this machine. */
final class Ports {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ports() {}

    /**
     * A port on which nothing listens now; below those that the system gives to outgoing connections, which change all the
     * time.
     */
    static int free() {
        while (true) {
            int port = RANDOM.nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // try the next one
            }
        }
    }

    /** A free port with another free one so far above it, which its server takes as well. */
    static int freeWithOneAbove(int distance) {
        while (true) {
            int port = free();
            try (ServerSocket above = new ServerSocket(port + distance, 1, InetAddress.getLoopbackAddress())) {
                return above.getLocalPort() - distance;
            } catch (IOException taken) {
                // try the next pair
            }
        }
    }

    /** Fails in one line if the port is taken. */
    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // a connection of the previous run that still lingers does not make the port taken
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure(
                    "Port " + port + " cannot be used (" + e.getMessage() + "); choose another with --port", e);
        }
    }
}
