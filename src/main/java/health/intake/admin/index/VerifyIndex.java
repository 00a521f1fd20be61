package health.intake.admin.index;

import health.intake.admin.command.Session;
import picocli.CommandLine.Command;

/** Compares the index with the profiles. */
@Command(
        name = "verify",
        description = {
            "Compares the e-mail index in Redis with all profiles, and changes nothing.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD), INTAKE_REDIS_URL and"
                    + " INTAKE_SECRET, and INTAKE_EMAIL_INDEX_DAYS if it is set for the nodes."
        })
public final class VerifyIndex implements Runnable {

    private final Session session;

    public VerifyIndex(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.out().println(new ComparedIndex(session.settings()).verify());
    }
}
