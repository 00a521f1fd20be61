package health.intake.admin.backup;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.ServiceDatabase;
import health.intake.admin.command.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** One state of a database, written by mariadb-dump. */
final class Dump {

    private static final int BUFFER = 1 << 16;

    private final ServiceDatabase database;
    private final String program;
    private final Encryption encryption;

    /** @param program the name or path of mariadb-dump */
    Dump(ServiceDatabase database, String program, Encryption encryption) {
        this.database = database;
        this.program = program;
        this.encryption = encryption;
    }

    Manifest writeTo(BackupFolder folder, Clock clock) {
        Instant begun = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path file = folder.begin(encryption.isWanted());
        try {
            StoredState state = dumped(file);
            Manifest manifest = new Manifest(
                    begun.toString(),
                    version(),
                    state.schemaVersion(),
                    state.newestSeal(),
                    state.rows(),
                    encryption.recipients(),
                    folder.file(file));
            folder.complete(manifest);
            return manifest;
        } catch (RuntimeException e) {
            folder.abandon(file);
            throw e;
        }
    }

    private static String version() {
        String version = Session.class.getPackage().getImplementationVersion();
        return version == null ? "not built as a JAR" : version;
    }

    private StoredState dumped(Path file) {
        try (HeldSeal seal = HeldSeal.in(database);
                ClientOptions options = ClientOptions.of(database);
                ChildProgram dump = ChildProgram.start(command(options), Redirect.PIPE, Redirect.PIPE)) {
            DumpedRows rows = new DumpedRows(seal::close);
            write(dump, rows, file);
            return new StoredState(seal.schemaVersion(), seal.newestSeal(), rows.byTable());
        }
    }

    private List<String> command(ClientOptions options) {
        return List.of(
                program,
                options.argument(),
                // one state of all tables, without a lock
                "--single-transaction",
                "--quick",
                "--hex-blob",
                // a restore must never remove a table
                "--skip-add-drop-table",
                "--skip-add-locks",
                "--skip-disable-keys",
                options.database());
    }

    private void write(ChildProgram dump, DumpedRows rows, Path file) {
        if (!encryption.isWanted()) {
            try (OutputStream out = Files.newOutputStream(file)) {
                compress(dump, rows, out);
            } catch (IOException e) {
                throw new CommandFailure("The backup cannot be written: " + e, e);
            }
            return;
        }
        try (ChildProgram age = encryption.into(file)) {
            try (OutputStream out = age.input()) {
                compress(dump, rows, out);
            } catch (IOException e) {
                throw age.broken(e);
            }
            age.await();
        }
    }

    private static void compress(ChildProgram dump, DumpedRows rows, OutputStream out) throws IOException {
        try (GZIPOutputStream compressed = new GZIPOutputStream(out, BUFFER)) {
            InputStream in = dump.output();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                rows.count(buffer, read);
                compressed.write(buffer, 0, read);
            }
            dump.await();
        }
    }
}
