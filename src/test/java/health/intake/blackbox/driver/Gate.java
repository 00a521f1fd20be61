package health.intake.blackbox.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port of this machine that passes connections on to a server, or refuses or ignores them. */
public final class Gate implements AutoCloseable {

    private volatile int target;
    private final Passage passage;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    /** Handles the bytes that a client sends; when it returns, the connection ends. */
    interface Passage {
        void pass(Socket client, Socket server) throws IOException;
    }

    /** Refuses connections until it is opened. */
    public Gate(int target) {
        this(target, Gate::copy);
    }

    public Gate(int target, Passage passage) {
        this.target = target;
        this.passage = passage;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Takes connections, but answers nothing. */
    public void hang() {
        listen();
    }

    /** Leads to the server. */
    public void open() {
        ServerSocket listening = listen();
        daemon(() -> {
            while (true) {
                Socket client = listening.accept();
                daemon(() -> join(client));
            }
        });
    }

    /** Ends all connections, and leads those that come to another server. */
    public void leadTo(int otherTarget) {
        target = otherTarget;
        endAll();
    }

    private ServerSocket listen() {
        close();
        try {
            ServerSocket made = new ServerSocket();
            made.setReuseAddress(true);
            made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            door = made;
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void join(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException refused) {
            client.close();
            throw refused;
        }
        server.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        join(passage, client, server);
        join(Gate::copy, server, client);
    }

    private static void join(Passage passage, Socket from, Socket to) {
        daemon(() -> {
            try (from;
                    to) {
                passage.pass(from, to);
            }
        });
    }

    private static void copy(Socket from, Socket to) throws IOException {
        from.getInputStream().transferTo(to.getOutputStream());
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // an end was closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends all connections, and refuses others. */
    @Override
    public void close() {
        try {
            if (door != null) {
                door.close();
                door = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endAll();
    }

    private void endAll() {
        try {
            for (Socket socket : open) {
                socket.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
