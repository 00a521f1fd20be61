package health.intake.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one client alone may see of a thing: the sequential meaning of its operations.
 *
 * @param <S> a state, compared by {@code equals}
 * @param <O> an operation with its answer
 */
public interface Model<S, O> {

    S initial();

    /** The state after an operation; null if its answer is impossible in the state before. */
    @Nullable
    S after(S before, O operation);

    /**
     * Leaves out operations that need no instant, so that many without an answer do not make the search long.
     *
     * @return those that another answer may depend on, in the same order; by default all
     */
    default List<Step<O>> relevant(List<Step<O>> history) {
        return history;
    }
}
