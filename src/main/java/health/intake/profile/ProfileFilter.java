package health.intake.profile;

import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.problem.ProblemException;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.time.InstantText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list of profiles is restricted to; null does not restrict, but for the state.
 *
 * @param group the only group
 * @param state null for the default, active
 * @param updatedSince inclusive; such a list is in the order of the changes
 */
public record ProfileFilter(@Nullable Reference group, @Nullable State state, @Nullable Instant updatedSince) {

    private static final String GROUP = "profile_group";
    private static final String STATE = "state";
    private static final String UPDATED_SINCE = "updated_since";

    /** The states of the profiles in a list. No profile is deactivated yet. */
    public enum State {
        ACTIVE,
        DEACTIVATED,
        ALL;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static State read(String text) {
            return Arrays.stream(values())
                    .filter(state -> state.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> invalid(STATE, Rule.of(Rules.ONE_OF).where("values", names())));
        }

        private static String names() {
            return Arrays.stream(values()).map(State::text).collect(Collectors.joining(", "));
        }
    }

    /** Reads the query parameters; throws {@code invalid_query}. */
    public static ProfileFilter of(@Nullable String group, @Nullable String state, @Nullable String updatedSince) {
        return new ProfileFilter(
                group == null ? null : Reference.fromString(group),
                state == null ? null : State.read(state),
                updatedSince == null ? null : instant(updatedSince));
    }

    private static Instant instant(String text) {
        return InstantText.read(text)
                .orElseThrow(() -> invalid(UPDATED_SINCE, Rule.of(Rules.INSTANT).inQuery(text)));
    }

    private static ProblemException invalid(String parameter, Rule rule) {
        return ProblemException.invalidQuery(parameter, rule);
    }

    /** Refuses a filter beside a look-up, which is by the given parameter. */
    public void requireNone(String lookUp) {
        parameters().findFirst().ifPresent(parameter -> {
            throw invalid(parameter.split("=", 2)[0], Rule.of(Rules.NOT_BESIDE).where("other", lookUp));
        });
    }

    /** Refuses an offset in a list of changes: while it is read, what changes again leaves its place. */
    void allowOffset(@Nullable String offset) {
        if (updatedSince != null && offset != null) {
            throw invalid(UPDATED_SINCE, Rule.of(Rules.NO_OFFSET));
        }
    }

    public boolean includesActive() {
        return state != State.DEACTIVATED;
    }

    /**
     * Names the list, so that a cursor of one list is invalid in another.
     *
     * @param of what the list is of
     */
    public String list(String of, OrganizationId organization) {
        Stream<String> others = parameters().filter(parameter -> !parameter.equals(STATE + "=" + State.ACTIVE.text()));
        return Stream.concat(Stream.of(of + " " + organization), others).collect(Collectors.joining(" "));
    }

    /** The path with the parameters of the filter as its query, if there are any. */
    public String query(String path) {
        String query = parameters().collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Those that were given; their texts need no escapes in a URL. */
    private Stream<String> parameters() {
        return Stream.of(
                        parameter(GROUP, group == null ? null : group.text()),
                        parameter(STATE, state == null ? null : state.text()),
                        parameter(UPDATED_SINCE, updatedSince))
                .flatMap(Optional::stream);
    }

    private static Optional<String> parameter(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(given -> name + "=" + given);
    }

    @Override
    public String toString() {
        return "ProfileFilter[" + parameters().collect(Collectors.joining(", ")) + "]";
    }
}
