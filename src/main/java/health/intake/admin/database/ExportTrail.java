package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports the audit trail. */
@Command(
        name = "export",
        description = {
            "Writes the entries of the audit trail and their seals as lines of JSON, in the order of sealing.",
            "Needs the database of the service (INTAKE_DB_URL, INTAKE_DB_USER, INTAKE_DB_PASSWORD), but no secret."
        })
public final class ExportTrail implements Runnable {

    private static final String STANDARD_OUTPUT = "-";

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "A new file, or - for standard output.")
    String file = STANDARD_OUTPUT;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only what was sealed from this time on, like 2026-01-31T00:00:00Z.")
    @Nullable
    String from;

    @Option(
            names = {"--to", "--before"},
            paramLabel = "TIME",
            description = "Only what was sealed before this time.")
    @Nullable
    String to;

    public ExportTrail(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ExportedTrail trail = new ExportedTrail(
                session.settings().database(), time("--from", from, Instant.EPOCH), time("--to", to, Instant.MAX));
        if (file.equals(STANDARD_OUTPUT)) {
            session.terminal().err().println(printed(trail));
        } else {
            session.out().println(written(trail));
        }
    }

    private static Instant time(String option, @Nullable String text, Instant without) {
        try {
            return text == null ? without : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new CommandFailure(option + " is not a time like 2026-01-31T00:00:00Z", e);
        }
    }

    private String printed(ExportedTrail trail) {
        String counts = trail.writeTo(session.out());
        if (session.out().checkError()) {
            throw new CommandFailure("Standard output was closed before the end of the trail");
        }
        return counts;
    }

    private String written(ExportedTrail trail) {
        Path path = Path.of(file);
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(path)) {
                return trail.writeTo(out);
            }
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure("The file exists already: " + file, e);
        } catch (IOException e) {
            throw new CommandFailure("The file cannot be written: " + e, e);
        }
    }
}
