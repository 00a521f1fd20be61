package health.intake.idempotency;

import health.intake.id.ProfileId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of an {@link Attempt}: something new, or the id of the profile that an equal attempt created before.
 *
 * @param created null if this is a replay
 */
public record Creation<T>(ProfileId id, @Nullable T created) {

    /** Name of the header that marks a replay with the value {@code true}. */
    public static final String REPLAYED_HEADER = "Idempotent-Replayed";

    public boolean isReplay() {
        return created == null;
    }

    /**
     * The created profile, or its current state.
     *
     * @param read runs after the transaction, which may have begun before the profile existed
     */
    public T orRead(Function<ProfileId, T> read) {
        return created == null ? read.apply(id) : created;
    }

    @Override
    public String toString() {
        return "Creation[" + id + (isReplay() ? ", replay]" : "]");
    }
}
