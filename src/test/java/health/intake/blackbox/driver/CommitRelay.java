package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy between a node and its database that breaks the connection of a chosen transaction during its commit: before the
 * database gets the commit, or after it has made it.
 */
public final class CommitRelay implements AutoCloseable {

    /** A packet of the client protocol that holds this statement, and how all such packets begin. */
    private static final String COMMIT = "\u0003COMMIT";

    private static final int BUFFER = 65_536;

    /** When the connection breaks. */
    public enum Break {
        BEFORE_IT_IS_MADE,
        BEFORE_IT_IS_CONFIRMED
    }

    /** @param text part of a statement of the transaction, in ASCII */
    private record Aim(String text, Break moment) {}

    private final Gate gate;
    private final AtomicInteger broken = new AtomicInteger();
    private volatile Aim aim = new Aim("\u0000nothing\u0000", Break.BEFORE_IT_IS_MADE);

    CommitRelay(int databasePort) {
        gate = new Gate(databasePort, this::statements);
        gate.open();
    }

    public int port() {
        return gate.port();
    }

    /** From now on breaks the commit of every transaction with a statement that holds this text. */
    public void breakCommits(String text, Break moment) {
        aim = new Aim(text, moment);
        broken.set(0);
    }

    /** How many commits were broken since the last call of {@link #breakCommits}. */
    public int broken() {
        return broken.get();
    }

    private void statements(Socket node, Socket database) throws IOException {
        boolean aimedAt = false;
        byte[] buffer = new byte[BUFFER];
        InputStream in = node.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            String packets = new String(buffer, 0, read, ISO_8859_1);
            Aim now = aim;
            aimedAt |= packets.contains(now.text());
            if (aimedAt && packets.contains(COMMIT)) {
                broken.incrementAndGet();
                if (now.moment() == Break.BEFORE_IT_IS_MADE) {
                    return;
                }
                // waits for the answer of the database, but does not pass it on
                node.shutdownOutput();
            }
            database.getOutputStream().write(buffer, 0, read);
        }
    }

    @Override
    public void close() {
        gate.close();
    }
}
