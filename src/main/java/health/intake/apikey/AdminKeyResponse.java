package health.intake.apikey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.intake.secret.KeySecret;
import org.jspecify.annotations.Nullable;

/** An ADMIN key: the document of a key without {@code profile_groups}. */
public record AdminKeyResponse(@JsonUnwrapped @JsonIgnoreProperties("profile_groups") ApiKeyResponse document) {

    static AdminKeyResponse of(KeyView key, @Nullable KeySecret secret) {
        return new AdminKeyResponse(ApiKeyResponse.of(key, null, secret));
    }
}
