package health.intake.blackbox.driver;

import java.time.Duration;

/** Keeps every transaction of the service from being committed until this is closed; all else goes on. */
public final class HeldCommits implements AutoCloseable {

    private final Sql sql = Installation.shared().sql();

    public HeldCommits() {
        sql.run("set session transaction isolation level read uncommitted");
        sql.run("backup stage start");
        sql.run("backup stage block_commit");
    }

    /** Waits until the creation of a profile with this address wants to commit. */
    public void awaitCreationOf(String email) {
        Deadline.within(Duration.ofSeconds(5), "the creation is to be committed", () -> isWritten(email) && isHeld());
    }

    private boolean isWritten(String email) {
        return !sql.rows("select id from profile where email_canonical = ?", email)
                .isEmpty();
    }

    private boolean isHeld() {
        return !sql.rows(
                        "select id from information_schema.processlist where user = 'intake' and state = 'Waiting for backup lock'")
                .isEmpty();
    }

    @Override
    public void close() {
        sql.run("backup stage end");
        sql.close();
    }
}
