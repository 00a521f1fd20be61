package health.intake.trail;

import health.intake.audit.TrailFilter;
import health.intake.id.EntityId;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.time.InstantText;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query parameters of a trail. */
public class AuditQuery {

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

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
        return new TrailFilter(id("profile", profile), id("key", key), instant("from", from), instant("to", to));
    }

    /** The filter as the query of a link, with its question mark; empty without a filter. */
    static String link(TrailFilter filter) {
        String parameters = Stream.of(
                        parameter("profile", filter.profile()),
                        parameter("key", filter.key()),
                        parameter("from", filter.from()),
                        parameter("to", filter.to()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }

    private static Optional<String> parameter(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(given -> name + "=" + given);
    }

    private static @Nullable UUID id(String name, @Nullable String text) {
        return read(text, EntityId::parse, name + " must be a UUID.");
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        return read(text, InstantText::read, name + " must be an instant such as 2026-04-01T09:14:32Z.");
    }

    private static <T> @Nullable T read(@Nullable String text, Function<String, Optional<T>> reader, String otherwise) {
        return text == null
                ? null
                : reader.apply(text).orElseThrow(() -> new ProblemException(ProblemType.INVALID_QUERY, otherwise));
    }
}
