package health.intake.blackbox.storm;

import health.intake.blackbox.driver.ServiceSocket;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** A connection for one request. */
final class Line {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** With a server that is not obliged to answer. */
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(2);

    private Line() {}

    /**
     * Everything that came back, possibly nothing.
     *
     * @param ends whether the server is told that nothing more will come, so that it need not wait for the rest
     */
    static byte[] exchange(byte[] request, boolean ends) throws IOException {
        try (Socket socket = ServiceSocket.open(ends ? SHORT_PATIENCE : PATIENCE)) {
            write(socket, request, ends);
            return ServiceSocket.answer(socket);
        }
    }

    private static void write(Socket socket, byte[] request, boolean ends) {
        try {
            socket.getOutputStream().write(request);
            if (ends) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // a server may answer and close before it has read everything; its answer can still be read
        }
    }
}
