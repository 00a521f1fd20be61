package health.intake.blackbox.driver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** Connections to the service under test, for bytes and for clients that are beyond {@link Api}. */
public final class ServiceSocket {

    private static final int CONNECT_MILLIS = 10_000;

    private ServiceSocket() {}

    /** Reads wait until something arrives. */
    public static Socket open() throws IOException {
        return connected(new Socket());
    }

    /** @param patience for which a read waits */
    public static Socket open(Duration patience) throws IOException {
        Socket socket = open();
        socket.setSoTimeout((int) patience.toMillis());
        return socket;
    }

    /** @param bytes of the buffer for what is received, so that a client that does not read soon stops the server's writes */
    public static Socket withReceiveBuffer(int bytes) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(bytes);
        return connected(socket);
    }

    /** From an address of this machine. */
    static Socket from(InetAddress address, Duration patience) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(address, 0));
        socket.setSoTimeout((int) patience.toMillis());
        return connected(socket);
    }

    private static Socket connected(Socket socket) throws IOException {
        URI base = Installation.shared().firstNode();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), CONNECT_MILLIS);
        return socket;
    }

    /** The bytes of one answer, by its own length or until the connection ends; possibly none. */
    public static byte[] answer(Socket socket) {
        var received = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = socket.getInputStream();
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
