package health.intake.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Stands between a node and its database and breaks the connection of a chosen transaction while it is committed: before
 * the database gets the commit, or after it has made it.
 */
final class CommitRelay implements AutoCloseable {

    /** A packet of the client protocol that holds this statement, and how all such packets begin. */
    private static final String COMMIT = "\u0003COMMIT";

    private static final int BUFFER = 65_536;

    /** When the connection breaks. */
    enum Break {
        BEFORE_IT_IS_MADE,
        BEFORE_IT_IS_CONFIRMED
    }

    private record Link(Socket node, Socket database) {

        void close() {
            try (node;
                    database) {
                // both
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param text what a statement of the transaction holds, in ASCII */
    private record Aim(String text, Break moment) {}

    private final ServerSocket listener;
    private final int databasePort;
    private volatile Aim aim = new Aim("\u0000nothing\u0000", Break.BEFORE_IT_IS_MADE);

    CommitRelay(int databasePort) {
        this.databasePort = databasePort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on breaks the commit of every transaction with a statement that holds this text. */
    void breakCommits(String text, Break moment) {
        aim = new Aim(text, moment);
    }

    private void accept() throws IOException {
        while (true) {
            Socket node = listener.accept();
            Link link = new Link(node, new Socket(InetAddress.getLoopbackAddress(), databasePort));
            start(() -> statements(link));
            start(() -> answers(link));
        }
    }

    private void statements(Link link) throws IOException {
        boolean aimedAt = false;
        byte[] buffer = new byte[BUFFER];
        for (int read = read(link.node(), buffer); read >= 0; read = read(link.node(), buffer)) {
            String packets = new String(buffer, 0, read, ISO_8859_1);
            Aim now = aim;
            aimedAt |= packets.contains(now.text());
            if (aimedAt && packets.contains(COMMIT)) {
                if (now.moment() == Break.BEFORE_IT_IS_MADE) {
                    break;
                }
                // what the database answers goes nowhere, but is waited for
                link.node().shutdownOutput();
            }
            link.database().getOutputStream().write(buffer, 0, read);
        }
        link.close();
    }

    private void answers(Link link) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = read(link.database(), buffer); read >= 0; read = read(link.database(), buffer)) {
            link.node().getOutputStream().write(buffer, 0, read);
        }
        link.close();
    }

    private static int read(Socket from, byte[] buffer) throws IOException {
        return from.getInputStream().read(buffer);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException ended) {
                // a connection that was closed, by either side
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
