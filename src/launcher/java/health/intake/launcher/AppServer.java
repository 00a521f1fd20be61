package health.intake.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An application server that serves the WAR, as a child process. */
interface AppServer extends AutoCloseable {

    /** How often Intake may report that it cannot migrate the schema: at once, and after a minute of retries. */
    int TIMES = 2;

    /** The heap options of a server's Java. */
    List<String> HEAP = List.of("-Xms256m", "-Xmx1g");

    Path CHRT = Path.of("/usr/bin/chrt");

    /**
     * The prefix of the command that starts a server. On Linux it schedules the server's threads as a batch: a woken thread
     * does not preempt the one that woke it, which mostly holds the lock that the woken thread needs next.
     */
    static List<String> scheduling() {
        return Files.isExecutable(CHRT) ? List.of(CHRT.toString(), "--batch", "0") : List.of();
    }

    ChildProcess process();

    /** Whether the server came up without the WAR. */
    boolean isUpWithoutWar();

    /** Fails with the reason if waiting longer is useless. */
    default void failIfHopeless() {
        if (isUpWithoutWar()) {
            throw new StartFailure(InvalidSettings.reportedIn(process().log())
                    .orElse("The server could not deploy Intake; see "
                            + process().log()));
        }
        if (process().timesWritten("The schema cannot be used") >= TIMES) {
            throw new StartFailure("The schema of the database could not be brought up to date; see "
                    + process().log());
        }
    }

    /** The id of the Java process. */
    default long pid() {
        return process().pid();
    }

    @Override
    default void close() {
        process().end();
    }
}
