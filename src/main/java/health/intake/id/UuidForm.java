package health.intake.id;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A UUID as text: the 36-character form, read in any case. */
public final class UuidForm {

    // UUID.fromString alone accepts 1-1-1-1-1
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private UuidForm() {}

    /** The UUID that a text denotes, or empty if it is not in the 36-character form. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** UUIDs in any case as they are printed. */
    public static List<String> canonical(List<String> ids) {
        return ids.stream().map(id -> UUID.fromString(id).toString()).toList();
    }

    /** The UUID of a path parameter; any other text is {@code invalid_id}. */
    static UUID ofPath(String text) {
        return parse(text).orElseThrow(() -> new ProblemException(ProblemType.INVALID_ID));
    }
}
