package health.intake.trail;

import health.intake.id.KeyId;
import health.intake.id.ProfileId;
import health.intake.id.UuidForm;
import health.intake.problem.ProblemException;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
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
        return new TrailFilter(
                id("profile", profile, ProfileId::new),
                id("key", key, KeyId::new),
                instant("from", from),
                instant("to", to));
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

    private static <T> @Nullable T id(String name, @Nullable String text, Function<UUID, T> type) {
        return read(name, text, given -> UuidForm.parse(given).map(type), Rules.UUID);
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        return read(name, text, InstantText::read, Rules.INSTANT);
    }

    private static <T> @Nullable T read(
            String name, @Nullable String text, Function<String, Optional<T>> reader, String rule) {
        return text == null
                ? null
                : reader.apply(text)
                        .orElseThrow(() -> ProblemException.invalidQuery(
                                name, Rule.of(rule).inQuery(text)));
    }
}
