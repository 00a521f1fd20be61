package health.intake.apikey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.intake.access.Environment;
import health.intake.access.KeySecret;
import health.intake.access.Scope;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An ADMIN key: the document of a key without {@code profile_groups}. */
public record AdminKeyResponse(@JsonUnwrapped @JsonIgnoreProperties("profile_groups") ApiKeyResponse document) {

    /** The key from the configuration: Intake knows nothing of it except that it exists. */
    static AdminKeyResponse configured() {
        return new AdminKeyResponse(new ApiKeyResponse(
                null,
                ConfiguredKey.NAME,
                null,
                Environment.LIVE.code(),
                Set.of(Scope.ADMIN),
                null,
                KeyView.State.ACTIVE.name().toLowerCase(Locale.ROOT),
                null,
                null,
                null,
                null));
    }

    static AdminKeyResponse of(KeyView key, @Nullable KeySecret secret) {
        return new AdminKeyResponse(ApiKeyResponse.of(key, null, secret));
    }
}
