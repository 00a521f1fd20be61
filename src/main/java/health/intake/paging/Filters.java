package health.intake.paging;

import health.intake.problem.ProblemException;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.time.InstantText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the parameters by which lists are filtered, and prints them for the links between pages. */
public final class Filters {

    private Filters() {}

    public static @Nullable Instant instant(String name, @Nullable String text) {
        return read(name, text, InstantText::read, Rules.INSTANT);
    }

    /**
     * The value of a parameter, null if it was not sent.
     *
     * @param reader gives nothing for a text that breaks the rule
     */
    public static <T> @Nullable T read(
            String name, @Nullable String text, Function<String, Optional<T>> reader, String rule) {
        return text == null
                ? null
                : reader.apply(text)
                        .orElseThrow(() -> ProblemException.invalidQuery(
                                name, Rule.of(rule).inQuery(text)));
    }

    /**
     * A path with the filters of its list.
     *
     * @param filters by name, in the order of the link; null for none; values need no encoding in a query
     */
    public static String path(String path, Map<String, ? extends @Nullable Object> filters) {
        String query = filters.entrySet().stream()
                .filter(filter -> filter.getValue() != null)
                .map(filter -> filter.getKey() + "=" + filter.getValue())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
