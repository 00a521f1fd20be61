package health.intake.idempotency;

import health.intake.id.ProfileId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of an {@link Attempt}: something new, or the id of what an equal attempt has created before.
 *
 * @param created null if this is a replay
 */
public record Creation<T>(ProfileId id, @Nullable T created) {

    /** Name of the header that tells a replay, whose value is then {@code true}. */
    public static final String REPLAYED_HEADER = "Idempotent-Replayed";

    public boolean isReplay() {
        return created == null;
    }

    /**
     * What was created, or what stands under its id now.
     *
     * @param read to be run after the transaction, which may have begun before what it looks for was there
     */
    public T orRead(Function<ProfileId, T> read) {
        return created == null ? read.apply(id) : created;
    }

    @Override
    public String toString() {
        return "Creation[" + id + (isReplay() ? ", replay]" : "]");
    }
}
