package health.intake.admin.api;

import health.intake.access.KeySecret;
import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The ADMIN key that requests are sent with; an argument would end in the list of processes and in the shell's history. */
record OperatorKey(String text) {

    private static final String NAME = "INTAKE_ADMIN_KEY";
    private static final String FILE = NAME + "_FILE";

    private static final Set<PosixFilePermission> OF_THE_OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    static OperatorKey of(OperatorSettings settings) {
        String file = settings.values().get(FILE);
        if (file != null) {
            requirePrivate(Path.of(file));
        }
        String text = settings.value(NAME)
                .orElseThrow(() -> new CommandFailure("Set " + NAME + ", or " + FILE + " to a file that holds it"));
        return KeySecret.parse(text)
                .map(key -> new OperatorKey(key.text()))
                .orElseThrow(() -> new CommandFailure((file == null ? NAME : FILE) + " does not hold an API key"));
    }

    private static void requirePrivate(Path file) {
        try {
            if (!OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new CommandFailure(
                        FILE + " is refused, because others may read the key or replace it: chmod 600 " + file);
            }
        } catch (UnsupportedOperationException e) {
            // a system without modes
            return;
        } catch (IOException e) {
            throw new CommandFailure(FILE + " names a file that cannot be read: " + file, e);
        }
    }

    @Override
    public String toString() {
        return "OperatorKey[****]";
    }
}
