package health.intake.admin.schema;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import health.intake.admin.command.ServiceDatabase;
import health.intake.database.DatabaseFault;
import health.intake.migration.Schema;
import health.intake.migration.SchemaOwner;
import java.sql.Connection;
import java.sql.SQLException;

/** The schema of the database that the settings name, for the user who migrates it. */
public final class OwnedSchema {

    private OwnedSchema() {}

    static Schema of(OperatorSettings settings) {
        ServiceDatabase service = settings.database();
        return settings.migratorDatabase()
                .map(migrator -> beside(service, migrator, settings.hasRetention()))
                .orElseGet(() -> Schema.of(owner(service)));
    }

    /**
     * The version of the newest migration of this program.
     *
     * @param owner of the schema of any database, also an empty one
     */
    public static int newestVersion(ServiceDatabase owner) {
        try {
            return Integer.parseInt(Schema.of(owner(owner)).status().known());
        } catch (DatabaseFault fault) {
            throw unreadable(fault);
        }
    }

    static CommandFailure unreadable(DatabaseFault fault) {
        return new CommandFailure("The schema cannot be read: " + fault.getMessage(), fault);
    }

    private static Schema beside(ServiceDatabase service, ServiceDatabase migrator, boolean removes) {
        try (Connection connection = service.connect()) {
            return Schema.of(owner(migrator), connection, removes);
        } catch (SQLException e) {
            throw new CommandFailure("The service's user cannot use the database: " + e.getMessage(), e);
        }
    }

    private static SchemaOwner owner(ServiceDatabase database) {
        return new SchemaOwner(database.url(), database.user(), database.password());
    }
}
