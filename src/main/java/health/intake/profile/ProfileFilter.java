package health.intake.profile;

import health.intake.id.OrganizationId;
import health.intake.id.Reference;
import health.intake.paging.Filters;
import health.intake.problem.ProblemException;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** The states of the profiles in a list. */
    public enum State {
        ACTIVE(ProfileState.ACTIVE),
        DEACTIVATED(ProfileState.DEACTIVATED),
        ALL(ProfileState.values());

        private final Set<ProfileState> states;

        State(ProfileState... states) {
            this.states = Set.of(states);
        }

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
                Filters.instant(UPDATED_SINCE, updatedSince));
    }

    private static ProblemException invalid(String parameter, Rule rule) {
        return ProblemException.invalidQuery(parameter, rule);
    }

    /** Refuses a filter beside a look-up, which is by the given parameter. */
    public void requireNone(String lookUp) {
        parameters().keySet().stream().findFirst().ifPresent(parameter -> {
            throw invalid(parameter, Rule.of(Rules.NOT_BESIDE).where("other", lookUp));
        });
    }

    /** Refuses an offset in a list of changes: while it is read, what changes again leaves its place. */
    void allowOffset(@Nullable String offset) {
        if (updatedSince != null && offset != null) {
            throw invalid(UPDATED_SINCE, Rule.of(Rules.NO_OFFSET));
        }
    }

    /** Those in the list, at least one. */
    public Set<ProfileState> states() {
        return (state == null ? State.ACTIVE : state).states;
    }

    /**
     * Names the list, so that a cursor of one list is invalid in another.
     *
     * @param of what the list is of
     */
    public String list(String of, OrganizationId organization) {
        Map<String, String> others = parameters();
        others.remove(STATE, State.ACTIVE.text());
        return Filters.path(of + " " + organization, others);
    }

    /** The path with the parameters of the filter as its query, if there are any. */
    public String query(String path) {
        return Filters.path(path, parameters());
    }

    /** Those that were given, in their order. */
    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (group != null) {
            parameters.put(GROUP, group.text());
        }
        if (state != null) {
            parameters.put(STATE, state.text());
        }
        if (updatedSince != null) {
            parameters.put(UPDATED_SINCE, updatedSince.toString());
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "ProfileFilter[" + parameters() + "]";
    }
}
