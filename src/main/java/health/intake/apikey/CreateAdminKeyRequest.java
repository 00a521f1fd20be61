package health.intake.apikey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.access.Environment;
import health.intake.access.Scope;
import health.intake.problem.Rules;
import health.intake.requestbody.MaxCodePoints;
import health.intake.requestbody.ReadOnlyFields;
import health.intake.time.FutureInstant;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /api/admin/api-keys}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@ReadOnlyFields({"id", "prefix", "environment", "scopes", "state", "created_at", "last_used_at", "key"})
public record CreateAdminKeyRequest(
        @NotNull(message = Rules.REQUIRED) @MaxCodePoints(200) String name,
        @FutureInstant @Nullable Instant expiresAt) {

    KeyGrant grant() {
        return new KeyGrant(name, Environment.LIVE, Set.of(Scope.ADMIN), null, expiresAt);
    }
}
