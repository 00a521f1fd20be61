package health.intake.healthcard;

import health.intake.json.FreeObject;
import health.intake.json.Json;
import health.intake.person.CalendarDate;
import health.intake.problem.Rules;
import health.intake.requestbody.MaxCodePoints;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The card of a health insurance, in requests and answers; stored encrypted.
 *
 * @param number up to 32 characters
 * @param issuer up to 64 characters
 * @param version up to 64 characters
 * @param expiresOn YYYY-MM-DD
 */
public record HealthCard(
        @NotNull(message = Rules.REQUIRED) @MaxCodePoints(32) String number,
        @MaxCodePoints(64) @Nullable String issuer,
        @MaxCodePoints(64) @Nullable String version,
        @CalendarDate @Nullable String expiresOn) {

    private static final String MASK = "****";
    private static final int SHOWN = 4;

    /** The card for callers that need not learn the number: with only its last 4 characters. */
    public HealthCard masked() {
        int[] characters = number.codePoints().toArray();
        int hidden = Math.max(0, characters.length - SHOWN);
        String end = new String(characters, hidden, characters.length - hidden);
        return new HealthCard(MASK + end, issuer, version, expiresOn);
    }

    /** The card as a JSON object. */
    public FreeObject object() {
        return FreeObject.of(Json.tree(this)).orElseThrow();
    }

    @Override
    public String toString() {
        return "HealthCard[masked]";
    }
}
