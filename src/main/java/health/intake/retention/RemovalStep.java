package health.intake.retention;

import health.intake.seal.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt to remove a piece of the trail.
 *
 * @param isBusy whether another transaction seals, removes or begins a backup, so that nothing was attempted
 * @param checkpoint the one now; null if nothing was ever removed
 * @param removed the number of entries that were removed
 * @param obstacle why nothing can be removed, as a part of a sentence; null if something was, or nothing is old enough
 */
public record RemovalStep(boolean isBusy, @Nullable Checkpoint checkpoint, int removed, @Nullable String obstacle) {

    static RemovalStep busy(@Nullable Checkpoint seen) {
        return new RemovalStep(true, seen, 0, null);
    }

    static RemovalStep of(@Nullable Checkpoint now, int removed) {
        return new RemovalStep(false, now, removed, null);
    }

    static RemovalStep none(@Nullable Checkpoint now, @Nullable String obstacle) {
        return new RemovalStep(false, now, 0, obstacle);
    }
}
