package health.intake.blackbox.storm;

import health.intake.blackbox.driver.WireAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/** A connection for one request. */
final class Line {

    private static final int PATIENCE_MILLIS = 10_000;

    /** With a server that is not obliged to answer. */
    private static final int SHORT_PATIENCE_MILLIS = 2_000;

    private Line() {}

    /**
     * Everything that came back, possibly nothing.
     *
     * @param ends whether the server is told that nothing more will come, so that it need not wait for the rest
     */
    static byte[] exchange(URI base, byte[] request, boolean ends) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(ends ? SHORT_PATIENCE_MILLIS : PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            write(socket, request, ends);
            return read(socket.getInputStream());
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

    private static byte[] read(InputStream in) {
        var received = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                received.write(buffer, 0, n);
                if (WireAnswer.isComplete(received.toByteArray())) {
                    break;
                }
            }
        } catch (IOException e) {
            // a reset after the answer, or a server that keeps the connection open: the received bytes are checked
        }
        return received.toByteArray();
    }
}
