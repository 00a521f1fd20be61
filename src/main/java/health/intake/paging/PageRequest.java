package health.intake.paging;

import org.jspecify.annotations.Nullable;

/**
 * The part of a list that a request asks for.
 *
 * @param limit items at most, 1 to 500
 * @param offset items to skip from the beginning, 0 or more; 0 with a position
 * @param after the item before the first wanted one, null for the beginning
 */
public record PageRequest(int limit, long offset, @Nullable Position after) {

    /** Items to ask the store for: one more than wanted tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }
}
