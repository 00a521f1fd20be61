package health.intake.lifecycle;

import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.OptionalBody;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST …/deactivate}.
 *
 * @param reason in words that are kept nowhere: they may name a person
 */
@OptionalBody
public record DeactivateRequest(@MaxCodePoints(500) @Nullable String reason) {

    /** Of the reason the trail tells that there was one; null for none. */
    @Nullable
    String recorded() {
        return reason == null ? null : "given";
    }

    @Override
    public String toString() {
        return "DeactivateRequest[masked]";
    }
}
