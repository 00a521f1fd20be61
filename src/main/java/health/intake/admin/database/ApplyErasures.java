package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Erases people again. */
@Command(
        name = "apply",
        description = {
            "After a restore and before a node starts: erases again who was erased since the backup, and keeps the receipts.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD), and INTAKE_DB_MIGRATOR_USER and"
                    + " INTAKE_DB_MIGRATOR_PASSWORD if there is a migrator."
        })
public final class ApplyErasures implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "What erasures list has written.")
    Path file = Path.of("");

    public ApplyErasures(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        // in a restored database the service may have no rights yet: a node that starts has them granted
        StoredErasures erasures = new StoredErasures(session.settings().schemaOwner());
        session.out().println(erasures.apply(NotedErasure.read(lines())));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new CommandFailure("The file cannot be read: " + file, e);
        }
    }
}
