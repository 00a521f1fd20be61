package health.intake.devserver;

/** An application server that serves the WAR, as a child process. */
interface AppServer extends AutoCloseable {

    ChildProcess process();

    /** Whether the server came up without the WAR. */
    boolean isUpWithoutWar();

    default void failIfNotDeployed() {
        if (isUpWithoutWar()) {
            throw new StartFailure(
                    "The server could not deploy Intake; see " + process().log());
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
