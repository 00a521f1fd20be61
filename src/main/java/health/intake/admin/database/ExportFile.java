package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import health.intake.json.Json;
import health.intake.secret.Secrets;
import health.intake.verification.ExportVerification;
import health.intake.verification.TrailReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An export of the audit trail in a file, verified without a database. */
final class ExportFile {

    private final Path file;

    ExportFile(Path file) {
        this.file = file;
    }

    TrailReport verified(Secrets secrets, Set<String> noted, Instant now) {
        ExportVerification verification = new ExportVerification(secrets, noted, now);
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                take(verification, line);
            }
        } catch (IOException e) {
            throw new CommandFailure("The file cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("Line " + number + " of the file is none of an export: " + e.getMessage(), e);
        }
        return verification.report();
    }

    private static void take(ExportVerification verification, String text) {
        Map<String, @Nullable Object> line = Json.object(text);
        String type = TrailLine.text(line, TrailLine.TYPE);
        switch (type) {
            case TrailLine.SEAL -> verification.seal(TrailLine.seal(line));
            case TrailLine.ENTRY -> verification.entry(TrailLine.entry(line));
            case TrailLine.CHECKPOINT -> verification.checkpoint(TrailLine.checkpoint(line));
            case TrailLine.END -> verification.end(TrailLine.number(line, "seals"), TrailLine.number(line, "entries"));
            default -> throw new IllegalArgumentException("it has another type");
        }
    }
}
