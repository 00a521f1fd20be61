package health.intake.healthcard;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import health.intake.json.FreeObject;
import health.intake.json.FurtherMembers;
import health.intake.person.CalendarDate;
import health.intake.problem.Rules;
import health.intake.requestbody.MaxCodePoints;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The card of a health insurance, in requests and answers; stored encrypted.
 *
 * @param number up to 32 characters
 * @param issuer up to 64 characters
 * @param version up to 64 characters
 * @param expiresOn YYYY-MM-DD
 * @param further the client's own members
 */
public record HealthCard(
        @NotNull(message = Rules.REQUIRED) @MaxCodePoints(32) String number,
        @MaxCodePoints(64) @Nullable String issuer,
        @MaxCodePoints(64) @Nullable String version,
        @CalendarDate @Nullable String expiresOn,
        @FurtherMembers FreeObject further) {

    private static final String MASK = "****";
    private static final int SHOWN = 4;

    /** The card for callers that need not learn the number: with only its last 4 characters, and no text of the client's. */
    public HealthCard masked() {
        int[] characters = number.codePoints().toArray();
        int hidden = Math.max(0, characters.length - SHOWN);
        String end = new String(characters, hidden, characters.length - hidden);
        return new HealthCard(MASK + end, issuer, version, expiresOn, further.masked(MASK));
    }

    /** The members that have a name here. */
    FreeObject named() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("number", number);
        members.put("issuer", issuer);
        members.put("version", version);
        members.put("expiresOn", expiresOn);
        return FreeObject.of(members);
    }

    /** The card as a JSON object: the client's own members come last. */
    public FreeObject object() {
        return named().and(further);
    }

    @JsonValue
    @JsonRawValue
    String text() {
        return object().text();
    }

    @Override
    public String toString() {
        return "HealthCard[masked]";
    }
}
