package health.intake.admin.backup;

import health.intake.admin.command.Session;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores a backup. */
@Command(
        name = "restore",
        description = {
            "Loads a backup into an empty database, before a node starts on it, and checks that all of it is there.",
            "Needs the client mariadb, and the database (INTAKE_DB_URL) with the user that owns the schema"
                    + " (INTAKE_DB_MIGRATOR_USER, INTAKE_DB_MIGRATOR_PASSWORD, or INTAKE_DB_USER, INTAKE_DB_PASSWORD if there is"
                    + " only one)."
        })
public final class Restore implements Runnable {

    private static final String NEXT =
            """
            Restored. No node may start before step 1 is done:
            1. intake-admin restored --log FILE... (the logs of all nodes), or --without-log: ends the keys that ended since the backup
            2. Empty Redis: flushdb
            3. Start the nodes
            4. intake-admin audit verify""";

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "The folder that the command backup has written.")
    Path folder = Path.of("");

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "The private key of a recipient, for age, if the backup is encrypted.")
    @Nullable
    Path identity;

    @Option(
            names = "--mariadb",
            paramLabel = "FILE",
            description = "The program to run, by default ${DEFAULT-VALUE} on the PATH.")
    String program = "mariadb";

    public Restore(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Load load = new Load(session.settings().schemaOwner(), program);
        Manifest manifest = load.from(new BackupFolder(folder), identity);
        session.out().println(manifest.text().replaceFirst("Backed up", "Loaded") + "\n" + NEXT);
    }
}
