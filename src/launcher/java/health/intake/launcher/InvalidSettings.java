package health.intake.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The report of invalid settings in a server's log, whose lines are JSON. */
final class InvalidSettings {

    private static final Pattern REPORT =
            Pattern.compile("\"(Intake does not start; its settings are invalid:(?:\\\\.|[^\"\\\\])*)\"");

    private static final ObjectMapper JSON = new ObjectMapper();

    private InvalidSettings() {}

    /** As the service words it, in lines; empty if it found nothing wrong. */
    static Optional<String> reportedIn(Path log) {
        try {
            return REPORT.matcher(Files.readString(log, StandardCharsets.ISO_8859_1))
                    .results()
                    .findFirst()
                    .map(InvalidSettings::text);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(MatchResult report) {
        try {
            return JSON.readValue("\"" + report.group(1) + "\"", String.class);
        } catch (JsonProcessingException notJson) {
            return report.group(1);
        }
    }
}
