package health.intake.admin.backup;

import health.intake.admin.command.Session;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Backs up the database. */
@Command(
        name = "backup",
        description = {
            "Writes one state of the whole database to a new folder, while nodes serve.",
            "Needs mariadb-dump, and the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD); the user only"
                    + " reads. The secrets of the nodes are not in the backup."
        })
public final class BackUp implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "The folder; it must not exist yet, or be empty.")
    Path folder = Path.of("");

    @Option(
            names = "--recipient",
            paramLabel = "RECIPIENT",
            description =
                    "Encrypts the backup with age for this public key (age1... or that of SSH); for each, if given again.")
    List<String> recipients = List.of();

    @Option(
            names = "--mariadb-dump",
            paramLabel = "FILE",
            description = "The program to run, by default ${DEFAULT-VALUE} on the PATH.")
    String program = "mariadb-dump";

    public BackUp(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        BackupFolder files = new BackupFolder(folder);
        Dump dump = new Dump(session.settings().database(), program, new Encryption(recipients));
        Manifest manifest = dump.writeTo(files, session.clock());
        session.out().println(manifest.text());
    }
}
