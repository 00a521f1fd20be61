package health.intake.admin.backup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.admin.command.CommandFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a backup holds.
 *
 * @param madeAt when it was begun, in UTC
 * @param intakeVersion of the program that made it
 * @param schemaVersion of the newest migration
 * @param newestSeal of the audit trail, in the form in which the service logs it
 * @param rows by table
 * @param recipients for whom it is encrypted; empty if it is not
 */
@JsonNaming(SnakeCaseStrategy.class)
record Manifest(
        String madeAt,
        String intakeVersion,
        String schemaVersion,
        String newestSeal,
        Map<String, Long> rows,
        List<String> recipients,
        File dump) {

    /**
     * A file of the backup.
     *
     * @param sha256 in hexadecimal digits
     */
    record File(String name, long bytes, String sha256) {}

    Manifest {
        Objects.requireNonNull(dump);
        rows = Map.copyOf(rows);
        recipients = List.copyOf(recipients);
    }

    boolean isEncrypted() {
        return !recipients.isEmpty();
    }

    StoredState state() {
        return new StoredState(schemaVersion, newestSeal, rows);
    }

    /** @param newest the version of the newest migration that this program knows */
    void requireSchemaUpTo(int newest) {
        if (!schemaVersion.matches("\\d{1,9}") || Integer.parseInt(schemaVersion) > newest) {
            throw new CommandFailure("The schema of the backup has version " + schemaVersion
                    + ", and this program knows versions up to " + newest + ": use intake-admin " + intakeVersion
                    + " or newer");
        }
    }

    /** For people. */
    String text() {
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        return "Backed up %d rows of %d tables in %d bytes%s.\nSchema version %s, newest seal %s"
                .formatted(
                        all,
                        rows.size(),
                        dump.bytes(),
                        isEncrypted() ? ", encrypted for " + String.join(", ", recipients) : ", not encrypted",
                        schemaVersion,
                        newestSeal);
    }
}
