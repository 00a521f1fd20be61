package health.intake.devserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
final class Ports {

    private Ports() {}

    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails in one line if nobody can listen there. */
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
