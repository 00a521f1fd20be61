package health.intake.admin.schema;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.Session;
import health.intake.database.DatabaseFault;
import health.intake.migration.MigrationFault;
import health.intake.migration.Schema;
import picocli.CommandLine.Command;

/** Brings the schema of the database up to date. */
@Command(
        name = "migrate",
        description = {
            "Brings the schema to the version of this release, while nodes of the previous release serve. Waits while another node"
                    + " or command does so, and while another transaction holds a table; may be run again at any time.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD), and"
                    + " INTAKE_DB_MIGRATOR_USER and INTAKE_DB_MIGRATOR_PASSWORD if the service may not change the schema; then also"
                    + " INTAKE_AUDIT_RETENTION_DAYS if it is set for the nodes, so that the service may remove old entries."
        })
public final class MigrateSchema implements Runnable {

    private final Session session;

    public MigrateSchema(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Schema schema = OwnedSchema.of(session.settings()).waiting();
        try {
            while (isHeldUp(schema)) {
                Thread.sleep(MigrationFault.PAUSE.toMillis());
            }
            session.out().println("The schema is at version " + schema.status().known() + ".");
        } catch (DatabaseFault fault) {
            throw new CommandFailure("The schema cannot be migrated: " + fault.getMessage(), fault);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Ended before the schema was migrated", ended);
        }
    }

    private boolean isHeldUp(Schema schema) {
        try {
            schema.migrate(done -> session.out().println("Done: " + done));
            return false;
        } catch (MigrationFault fault) {
            if (!fault.isHeldUp()) {
                throw fault;
            }
            session.terminal().err().println(fault.getMessage());
            return true;
        }
    }
}
