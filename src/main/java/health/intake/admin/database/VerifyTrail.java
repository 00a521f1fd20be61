package health.intake.admin.database;

import health.intake.admin.command.Session;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies the audit trail. */
@Command(
        name = "verify",
        description = {
            "Checks the audit trail against its seals and prints the newest of them.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD) and INTAKE_SECRET; secrets that"
                    + " were replaced are in INTAKE_SECRET_OTHER, separated by commas."
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

    public VerifyTrail(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        SealedTrail trail = new SealedTrail(session.settings(), session.clock());
        String[] noted = seals.toArray(String[]::new);
        session.out().println(against == null ? trail.verify(noted) : trail.verifyAgainst(against, noted));
    }
}
