package health.intake.idempotency;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key} as it was sent, valid or not; it is checked when {@link Attempt} asks for it. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";

    public static final IdempotencyKey NONE = new IdempotencyKey(List.of());

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    private final List<String> lines;

    private IdempotencyKey(List<String> lines) {
        this.lines = lines;
    }

    /** @param lines the values of all field lines of this name; null or empty if there was none */
    public static IdempotencyKey of(@Nullable List<String> lines) {
        return lines == null ? NONE : new IdempotencyKey(List.copyOf(lines));
    }

    /** The only value, 1-255 visible ASCII characters; empty if the header was not sent; else {@code malformed_request}. */
    Optional<String> text() {
        if (lines.size() > 1) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, HEADER + " must be sent once.");
        }
        if (!lines.stream().allMatch(FORM.asMatchPredicate())) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, HEADER + " must be 1 to 255 visible ASCII characters.");
        }
        return lines.stream().findFirst();
    }

    @Override
    public String toString() {
        return "IdempotencyKey[masked]";
    }
}
