package health.intake.disclosure;

import health.intake.id.ProfileId;
import health.intake.paging.Filters;
import health.intake.trail.TrailFilter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of the accesses to a record. */
public class AccessesQuery {

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    Period period() {
        return new Period(Filters.instant("from", from), Filters.instant("to", to));
    }

    /**
     * When the record was accessed; null does not restrict.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record Period(@Nullable Instant from, @Nullable Instant to) {

        TrailFilter of(ProfileId profile) {
            return TrailFilter.successes(profile, from, to);
        }

        /** By the names of the query parameters. */
        Map<String, @Nullable Object> parameters() {
            Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
            parameters.put("from", from);
            parameters.put("to", to);
            return parameters;
        }
    }
}
