package health.intake.admin.schema;

import health.intake.admin.command.Session;
import health.intake.database.DatabaseFault;
import health.intake.migration.SchemaStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Tells whether this release can serve with the schema of the database. */
@Command(
        name = "status",
        description = {
            "Tells which version the schema has, and which migrations of this release are missing or failed. The exit code is 1 if"
                    + " nodes of this release cannot serve with it. Changes nothing.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD)."
        })
public final class ShowSchema implements Callable<Integer> {

    private final Session session;

    public ShowSchema(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SchemaStatus status = status();
        if (status.isUpToDate()) {
            session.out().println("The schema is at version " + status.known() + ", which this release needs.");
            return ExitCode.OK;
        }
        session.out().println("The schema cannot be used: " + status.obstacle());
        status.missing().forEach(each -> session.out().println("missing: " + each));
        status.failed().forEach(each -> session.out().println("failed:  " + each));
        return ExitCode.SOFTWARE;
    }

    private SchemaStatus status() {
        try {
            return OwnedSchema.of(session.settings()).status();
        } catch (DatabaseFault fault) {
            throw OwnedSchema.unreadable(fault);
        }
    }
}
