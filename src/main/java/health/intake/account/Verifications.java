package health.intake.account;

import health.intake.json.FreeObject;
import health.intake.json.Json;
import org.jspecify.annotations.Nullable;

/** Whether the e-mail address and the telephone number of a patient were verified; null if not given. */
public record Verifications(@Nullable Boolean email, @Nullable Boolean phone) {

    public static final Verifications NONE = new Verifications(false, false);

    /** The same with false for what was not given. */
    public Verifications orDefault() {
        return new Verifications(Boolean.TRUE.equals(email), Boolean.TRUE.equals(phone));
    }

    /** As a JSON object. */
    public FreeObject object() {
        return FreeObject.of(Json.tree(this)).orElseThrow();
    }
}
