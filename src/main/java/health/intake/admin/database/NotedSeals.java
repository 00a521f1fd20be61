package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Seals that were noted outside the database: by hand, or in the log of the service once a minute. */
final class NotedSeals {

    private static final Pattern SEAL = Pattern.compile("(?<![0-9A-Za-z])\\d{1,19}:[0-9a-f]{64}(?![0-9A-Za-z])");

    private NotedSeals() {}

    /** Seals that were given by hand. */
    static Set<String> of(String... seals) {
        Set<String> noted = new LinkedHashSet<>(List.of(seals));
        noted.stream().filter(word -> !SEAL.matcher(word).matches()).findAny().ifPresent(word -> {
            throw new CommandFailure("Not a seal: " + word);
        });
        return noted;
    }

    /** Seals that were given by hand, and all in a file, which may hold other lines. */
    static Set<String> of(Path file, String... seals) {
        Set<String> noted = of(seals);
        noted.addAll(in(file));
        return noted;
    }

    private static Set<String> in(Path file) {
        // ISO 8859-1 accepts any bytes around the seals
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            Set<String> seals = in(lines);
            if (seals.isEmpty()) {
                throw new CommandFailure("There is no seal in " + file);
            }
            return seals;
        } catch (IOException e) {
            throw new CommandFailure("The file cannot be read: " + e.getMessage(), e);
        }
    }

    static Set<String> in(Stream<String> lines) {
        return lines.flatMap(line -> SEAL.matcher(line).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
