package health.intake.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.access.KeySecret;
import health.intake.access.Scope;
import health.intake.id.KeyId;
import health.intake.profilegroup.ProfileGroupSummary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key of an organization as the admin API prints it; {@code key}, the secret, only in the answer to its creation or
 * rotation. Only the ADMIN key from the configuration has no id, prefix and time.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ApiKeyResponse(
        @Nullable KeyId id,
        String name,
        @Nullable String prefix,
        String environment,
        Set<Scope> scopes,
        @Nullable List<ProfileGroupSummary> profileGroups,
        String state,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

    static ApiKeyResponse of(KeyView key, @Nullable List<ProfileGroupSummary> groups, @Nullable KeySecret secret) {
        return new ApiKeyResponse(
                key.id(),
                key.name(),
                key.prefix(),
                key.environment().code(),
                key.scopes(),
                key.groups() == null ? null : groups,
                key.state().name().toLowerCase(Locale.ROOT),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                secret == null ? null : secret.text());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ApiKeyResponse[" + id + "]";
    }
}
