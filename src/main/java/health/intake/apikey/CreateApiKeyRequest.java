package health.intake.apikey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.access.Environment;
import health.intake.access.GrantableScope;
import health.intake.access.Scope;
import health.intake.id.GroupId;
import health.intake.problem.Rules;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.MaxEntries;
import health.intake.requestbody.MayBeBlank;
import health.intake.requestbody.OneOf;
import health.intake.requestbody.ReadOnlyFields;
import health.intake.time.FutureInstant;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST …/api-keys}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "prefix", "state", "created_at", "last_used_at", "key"})
public record CreateApiKeyRequest(
        @NotNull(message = Rules.REQUIRED) @MaxCodePoints(200) String name,
        @NotNull(message = Rules.REQUIRED) @Size(min = 1, message = Rules.MIN_ENTRIES) @MaxEntries(16)
                List<@GrantableScope String> scopes,
        @Size(min = 1, message = Rules.MIN_ENTRIES) @MaxEntries(1000) @MayBeBlank @Nullable List<String> profileGroups,
        @FutureInstant @Nullable Instant expiresAt,
        @OneOf({"live", "test"}) @Nullable String environment) {

    /** @param groups the groups of the organization that {@code profile_groups} refers to; null for all */
    KeyGrant grant(@Nullable Set<GroupId> groups) {
        return new KeyGrant(name, environment(environment), Scope.named(scopes), groups, expiresAt);
    }

    private static Environment environment(@Nullable String code) {
        return code == null ? Environment.LIVE : Environment.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
