package health.intake.history;

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
}
