package health.intake.devserver;

/** An application server that serves the WAR, as a child process. */
interface AppServer extends AutoCloseable {

    ChildProcess process();

    /** Of the Java process. */
    default long pid() {
        return process().pid();
    }

    @Override
    default void close() {
        process().end();
    }
}
