package health.intake.admin.index;

import health.intake.admin.command.Session;
import picocli.CommandLine.Command;

/** Mends the index. */
@Command(
        name = "rebuild",
        description = {
            "Writes the entries of the e-mail index that are missing or not right, while nodes serve.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD), INTAKE_REDIS_URL and"
                    + " INTAKE_SECRET, and INTAKE_EMAIL_INDEX_DAYS if it is set for the nodes."
        })
public final class RebuildIndex implements Runnable {

    private final Session session;

    public RebuildIndex(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.out().println(new ComparedIndex(session.settings()).rebuild());
    }
}
