package health.intake.trail;

import health.intake.id.KeyId;
import health.intake.id.ProfileId;
import health.intake.id.UuidForm;
import health.intake.paging.Filters;
import health.intake.problem.Rules;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of a trail. */
public class AuditQuery {

    @QueryParam("profile")
    @Nullable
    String profile;

    @QueryParam("key")
    @Nullable
    String key;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    TrailFilter filter() {
        return new TrailFilter(
                id("profile", profile, ProfileId::new),
                id("key", key, KeyId::new),
                Filters.instant("from", from),
                Filters.instant("to", to),
                false);
    }

    private static <T> @Nullable T id(String name, @Nullable String text, Function<UUID, T> type) {
        return Filters.read(name, text, given -> UuidForm.parse(given).map(type), Rules.UUID);
    }
}
