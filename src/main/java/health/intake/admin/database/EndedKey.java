package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of a key, as the log of a node tells it.
 *
 * @param secretsEnd when its earlier secrets end, if it was rotated; null if it was revoked
 */
record EndedKey(UUID key, Instant at, @Nullable Instant secretsEnd) {

    private static final Pattern LINE = Pattern.compile("API key ([0-9a-f-]{36}) was (?:revoked at ([0-9TZ:.-]{10,40})"
            + "|rotated at ([0-9TZ:.-]{10,40}): its earlier secrets end at ([0-9TZ:.-]{10,40}))");

    static Stream<EndedKey> in(List<String> lines) {
        return lines.stream().flatMap(line -> LINE.matcher(line).results().map(EndedKey::of));
    }

    private static EndedKey of(MatchResult line) {
        try {
            UUID key = UUID.fromString(line.group(1));
            return line.group(2) != null
                    ? new EndedKey(key, Instant.parse(line.group(2)), null)
                    : new EndedKey(key, Instant.parse(line.group(3)), Instant.parse(line.group(4)));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new CommandFailure("Nothing was done: this is not a line of Intake: " + line.group(), e);
        }
    }
}
