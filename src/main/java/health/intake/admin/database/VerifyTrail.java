package health.intake.admin.database;

import health.intake.admin.command.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies the audit trail. */
@Command(
        name = "verify",
        description = {
            "Checks the audit trail, or an export of it, against its seals and prints the newest of them.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD) and INTAKE_SECRET; secrets that"
                    + " were replaced are in INTAKE_SECRET_OTHER, separated by commas. With --file it needs the secret only."
        })
public final class VerifyTrail implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "SEAL", description = "A seal that was printed before and must still exist.")
    List<String> seals = List.of();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "All seals in this file must still exist, such as a log of the service (\"Audit seal ...\").")
    @Nullable
    Path against;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "An export (audit export), which is checked in place of the database.")
    @Nullable
    Path file;

    public VerifyTrail(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Set<String> noted = against == null
                ? NotedSeals.of(seals.toArray(String[]::new))
                : NotedSeals.of(against, seals.toArray(String[]::new));
        session.out().println(file == null ? SealedTrail.of(session).verify(noted) : exported(file, noted));
    }

    private String exported(Path export, Set<String> noted) {
        return SealedTrail.told(new ExportFile(export)
                .verified(session.settings().secrets(), noted, session.clock().instant()));
    }
}
