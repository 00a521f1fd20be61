package health.intake.admin.database;

import health.intake.admin.command.Session;
import picocli.CommandLine.Command;

/** Writes down who was erased. */
@Command(
        name = "list",
        description = {
            "Writes every erasure as a line of JSON, the oldest first: what erasures apply needs after a restore. Nothing in it names a"
                    + " person.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD), but no secret."
        })
public final class ListErasures implements Runnable {

    private final Session session;

    public ListErasures(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        new StoredErasures(session.settings().database()).forEach(session.out()::println);
    }
}
