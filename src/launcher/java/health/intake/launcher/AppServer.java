package health.intake.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An application server that serves the WAR, as a child process. */
interface AppServer extends AutoCloseable {

    /** How often Intake may say that it cannot migrate the schema: at once, and after a minute of trying. */
    int TIMES = 2;

    /** What a server's Java is given for its objects. */
    List<String> HEAP = List.of("-Xms256m", "-Xmx1g");

    Path CHRT = Path.of("/usr/bin/chrt");

    /**
     * What stands before the command that starts a server. On Linux its threads are scheduled as a batch: one that is woken
     * does not push aside the one that woke it, which mostly holds what the other is about to wait for.
     */
    static List<String> scheduling() {
        return Files.isExecutable(CHRT) ? List.of(CHRT.toString(), "--batch", "0") : List.of();
    }

    ChildProcess process();

    /** Whether the server came up without the WAR. */
    boolean isUpWithoutWar();

    /** Fails in one line when waiting longer is of no use. */
    default void failIfHopeless() {
        if (isUpWithoutWar()) {
            throw new StartFailure(
                    "The server could not deploy Intake; see " + process().log());
        }
        if (process().timesWritten("The schema cannot be brought up to date") >= TIMES) {
            throw new StartFailure("The schema of the database could not be brought up to date; see "
                    + process().log());
        }
    }

    /** Of the Java process. */
    default long pid() {
        return process().pid();
    }

    @Override
    default void close() {
        process().end();
    }
}
