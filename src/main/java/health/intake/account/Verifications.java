package health.intake.account;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import health.intake.json.FreeObject;
import health.intake.json.FurtherMembers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the e-mail address and the telephone number of a patient were verified; null if not given.
 *
 * @param further the client's own
 */
public record Verifications(
        @Nullable Boolean email, @Nullable Boolean phone, @FurtherMembers(areFlags = true) FreeObject further) {

    public static final Verifications NONE = new Verifications(false, false, FreeObject.empty());

    /** The same with false for what was not given. */
    public Verifications orDefault() {
        return new Verifications(Boolean.TRUE.equals(email), Boolean.TRUE.equals(phone), further);
    }

    /** As a JSON object: the client's own come last. */
    public FreeObject object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("email", email);
        members.put("phone", phone);
        return FreeObject.of(members).and(further);
    }

    @JsonValue
    @JsonRawValue
    String text() {
        return object().text();
    }
}
