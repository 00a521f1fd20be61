package health.intake.legalhold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a person is not erased.
 *
 * @param reason in the operator's words, which may name the person
 * @param keyPrefix of the key that placed it; null without a key
 */
public record LegalHold(String reason, Instant since, @Nullable String keyPrefix) {

    @Override
    public String toString() {
        return "LegalHold[masked]";
    }
}
