package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The records on keys in the logs of the nodes.
 *
 * @param seals that were noted in them; they tell how old the logs are
 */
record KeyLogs(List<EndedKey> ended, Set<String> seals) {

    /** @throws CommandFailure if one of them is no log of Intake */
    static KeyLogs read(Path... logs) {
        KeyLogs all = new KeyLogs(new ArrayList<>(), new LinkedHashSet<>());
        for (Path log : logs) {
            List<String> lines = lines(log);
            Set<String> noted = NotedSeals.in(lines.stream());
            if (noted.isEmpty()) {
                throw new CommandFailure("Nothing was done: there is no seal in " + log
                        + ", so it is not a log of Intake, or is compressed, or covers less than a minute");
            }
            all.seals.addAll(noted);
            EndedKey.in(lines).forEach(all.ended::add);
        }
        return all;
    }

    private static List<String> lines(Path log) {
        try {
            // accepts any bytes around the lines in question
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new CommandFailure("The file cannot be read: " + e.getMessage(), e);
        }
    }
}
