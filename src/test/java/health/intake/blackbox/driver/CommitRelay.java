package health.intake.blackbox.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between a node and its database that breaks the connection of a chosen transaction during its commit: before the
 * database gets the commit, or after it has made it. Or it has the database refuse commits, as a node of Galera does.
 */
public final class CommitRelay implements AutoCloseable {

    /** A packet of the client protocol that holds this statement, and how all such packets begin. */
    private static final String COMMIT = "\u0003COMMIT";

    private static final String ROLLBACK = "\u0003ROLLBACK";
    private static final String READ = "\u0003select";

    /** Undoes a transaction and answers as Galera does when it conflicts with one that was committed on another node. */
    private static final String REFUSAL =
            "\u0003begin not atomic rollback; signal sqlstate '40001' set mysql_errno = 1213,"
                    + " message_text = 'Deadlock found when trying to get lock'; end";

    /** Of a packet: its length in three bytes, and its number, which is 0. */
    private static final int HEADER = 4;

    private static final int BUFFER = 65_536;

    /** When the connection breaks. */
    public enum Break {
        BEFORE_IT_IS_MADE,
        BEFORE_IT_IS_CONFIRMED
    }

    /**
     * @param text part of a statement of the transaction, in ASCII
     * @param moment null to have the commit refused
     */
    private record Aim(String text, @Nullable Break moment, int times) {}

    private final Gate gate;
    private final AtomicInteger broken = new AtomicInteger();
    private volatile Aim aim = new Aim("\u0000nothing\u0000", null, 0);

    CommitRelay(int databasePort) {
        gate = new Gate(databasePort, this::statements);
        gate.open();
    }

    public int port() {
        return gate.port();
    }

    /** From now on breaks the commit of every transaction with a statement that holds this text. */
    public void breakCommits(String text, Break moment) {
        aim(new Aim(text, moment, Integer.MAX_VALUE));
    }

    /** From now on has so many commits refused of transactions with a statement that holds this text. */
    public void refuseCommits(String text, int times) {
        aim(new Aim(text, null, times));
    }

    private void aim(Aim next) {
        aim = next;
        broken.set(0);
    }

    /** How many commits were broken or refused since the last call of one of these. */
    public int broken() {
        return broken.get();
    }

    private void statements(Socket node, Socket database) throws IOException {
        boolean aimedAt = false;
        byte[] buffer = new byte[BUFFER];
        InputStream in = node.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            byte[] packets = Arrays.copyOf(buffer, read);
            String text = new String(packets, ISO_8859_1);
            Aim now = aim;
            if (text.contains(ROLLBACK)) {
                aimedAt = false;
            }
            // after a read there may be no end of a transaction, and the next one on this connection is another's
            aimedAt |= text.contains(now.text()) && !text.regionMatches(true, HEADER, READ, 0, READ.length());
            if (aimedAt && text.contains(COMMIT) && broken.get() < now.times()) {
                broken.incrementAndGet();
                aimedAt = false;
                packets = atCommit(now.moment(), node, packets);
            }
            database.getOutputStream().write(packets);
        }
    }

    /** What the database gets in place of the commit. */
    private static byte[] atCommit(@Nullable Break moment, Socket node, byte[] commit) throws IOException {
        if (moment == null) {
            byte[] refusal = REFUSAL.getBytes(ISO_8859_1);
            return ByteBuffer.allocate(HEADER + refusal.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(refusal.length)
                    .put(refusal)
                    .array();
        }
        if (moment == Break.BEFORE_IT_IS_MADE) {
            throw new IOException("broken");
        }
        // waits for the answer of the database, but does not pass it on
        node.shutdownOutput();
        return commit;
    }

    @Override
    public void close() {
        gate.close();
    }
}
