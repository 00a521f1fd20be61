package health.intake.admin.backup;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.ServiceDatabase;
import health.intake.admin.schema.OwnedSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Loads a dump into a database, with the client of MariaDB. */
final class Load {

    private static final int BUFFER = 1 << 16;

    private final ServiceDatabase database;
    private final String program;

    /** @param program the name or path of the client */
    Load(ServiceDatabase database, String program) {
        this.database = database;
        this.program = program;
    }

    /**
     * Returns what was loaded.
     *
     * @param identity for a backup that is encrypted
     */
    Manifest from(BackupFolder folder, @Nullable Path identity) {
        Manifest manifest = folder.verified();
        manifest.requireSchemaUpTo(OwnedSchema.newestVersion(database));
        requireEmpty();
        if (!manifest.isEncrypted()) {
            loadPlain(folder, manifest);
        } else if (identity == null) {
            throw new CommandFailure("The backup is encrypted for " + String.join(", ", manifest.recipients())
                    + ": name the private key with --identity");
        } else {
            loadEncrypted(folder.path().resolve(manifest.dump().name()), identity);
        }
        compare(manifest);
        return manifest;
    }

    private void requireEmpty() {
        try (Connection connection = database.connect()) {
            List<String> tables = StoredState.tables(connection);
            if (!tables.isEmpty()) {
                throw new CommandFailure("Nothing was done: the database is not empty, it has " + tables.size()
                        + " tables. Restore into a new database");
            }
        } catch (SQLException e) {
            throw new CommandFailure("The database cannot be read: " + e.getMessage(), e);
        }
    }

    private void loadPlain(BackupFolder folder, Manifest manifest) {
        try (InputStream in = folder.open(manifest)) {
            load(new GZIPInputStream(in, BUFFER));
        } catch (IOException e) {
            throw new CommandFailure("The backup cannot be read: " + e, e);
        }
    }

    private void loadEncrypted(Path file, Path identity) {
        try (ChildProgram age = Encryption.from(file, identity)) {
            try {
                // reads: with a wrong identity nothing is loaded
                load(new GZIPInputStream(age.output(), BUFFER));
            } catch (IOException e) {
                throw age.broken(e);
            }
            age.await();
        }
    }

    private void load(InputStream statements) throws IOException {
        try (ClientOptions options = ClientOptions.of(database);
                ChildProgram client = ChildProgram.start(
                        List.of(program, options.argument(), "--batch", options.database()),
                        Redirect.PIPE,
                        Redirect.DISCARD)) {
            send(statements, client);
            client.await();
        } catch (CommandFailure e) {
            throw new CommandFailure(
                    e.getMessage() + " (The database may hold a part of the backup: create it again.)", e);
        }
    }

    private static void send(InputStream statements, ChildProgram client) throws IOException {
        OutputStream out = client.input();
        byte[] buffer = new byte[BUFFER];
        for (int read = statements.read(buffer); read >= 0; read = statements.read(buffer)) {
            write(out, buffer, read, client);
        }
        close(out, client);
    }

    private static void write(OutputStream out, byte[] buffer, int length, ChildProgram client) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw client.broken(e);
        }
    }

    private static void close(OutputStream out, ChildProgram client) {
        try {
            out.close();
        } catch (IOException e) {
            throw client.broken(e);
        }
    }

    private void compare(Manifest manifest) {
        try (Connection connection = database.connect()) {
            List<String> differences = StoredState.of(connection).differencesFrom(manifest.state());
            if (!differences.isEmpty()) {
                throw new CommandFailure(
                        "The database is not as in the backup, so do not use it. " + String.join("; ", differences));
            }
        } catch (SQLException e) {
            throw new CommandFailure("The restored database cannot be read: " + e.getMessage(), e);
        }
    }
}
