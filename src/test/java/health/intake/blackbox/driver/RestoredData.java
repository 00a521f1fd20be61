package health.intake.blackbox.driver;

import health.intake.launcher.LocalMariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The data of an installation that ended, brought to a new one as an operator does: by a backup and the old secrets. */
final class RestoredData {

    private RestoredData() {}

    /**
     * Its Redis stays behind, so that the index of the new one is empty.
     *
     * @param folder of the new installation, which has not been started
     * @param ended folder of the one that ended
     */
    static void into(Path folder, Path ended) {
        Path backup = folder.resolve("backup");
        try {
            Files.createDirectories(folder);
            Files.copy(ended.resolve("secrets"), folder.resolve("secrets"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(ended, "backup", backup);
        run(folder, "restore", backup);
    }

    private static void run(Path installation, String command, Path backup) {
        try (LocalMariaDb database = LocalMariaDb.startOf(installation)) {
            Map<String, String> settings = new HashMap<>(database.clientPrograms());
            settings.putAll(database.settings());
            OperatorProgram.Run run = new OperatorProgram(settings).run(command, backup.toString());
            if (run.code() != 0) {
                throw new AssertionError(command + ": " + run.out() + run.err());
            }
        }
    }
}
