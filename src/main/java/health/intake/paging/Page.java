package health.intake.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where the next page begins, null if there is none
 */
public record Page<T>(List<T> items, @Nullable Position next) {

    /** Makes a page from up to one item more than it may hold: the surplus item only shows that there is a next page. */
    public static <T> Page<T> of(List<T> items, int limit, Function<T, Position> position) {
        if (items.size() <= limit) {
            return new Page<>(items, null);
        }
        List<T> shown = items.subList(0, limit);
        return new Page<>(shown, position.apply(shown.get(limit - 1)));
    }

    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), next);
    }
}
