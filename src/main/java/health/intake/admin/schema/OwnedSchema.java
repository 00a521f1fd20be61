package health.intake.admin.schema;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import health.intake.admin.command.ServiceDatabase;
import health.intake.migration.Schema;
import health.intake.migration.SchemaOwner;
import java.sql.Connection;
import java.sql.SQLException;

/** The schema of the database that the settings name, for the user who migrates it. */
final class OwnedSchema {

    private OwnedSchema() {}

    static Schema of(OperatorSettings settings) {
        ServiceDatabase service = settings.database();
        return settings.migratorDatabase()
                .map(migrator -> beside(service, migrator))
                .orElseGet(() -> Schema.of(owner(service)));
    }

    private static Schema beside(ServiceDatabase service, ServiceDatabase migrator) {
        try (Connection connection = service.connect()) {
            return Schema.of(owner(migrator), connection);
        } catch (SQLException e) {
            throw new CommandFailure("The service's user cannot use the database: " + e.getMessage(), e);
        }
    }

    private static SchemaOwner owner(ServiceDatabase database) {
        return new SchemaOwner(database.url(), database.user(), database.password());
    }
}
