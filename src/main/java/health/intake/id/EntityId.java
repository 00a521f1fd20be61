package health.intake.id;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A UUID in a path: the 36-character form, any case in. */
public record EntityId(UUID value) {

    // UUID.fromString alone accepts 1-1-1-1-1
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The UUID that a text denotes, or empty if it is not in the 36-character form. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Called by Jakarta REST for path parameters; anything but a UUID is {@code invalid_id}. */
    public static EntityId fromString(String text) {
        return new EntityId(parse(text).orElseThrow(() -> new ProblemException(ProblemType.INVALID_ID)));
    }
}
