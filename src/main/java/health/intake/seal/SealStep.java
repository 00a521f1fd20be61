package health.intake.seal;

import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt to seal.
 *
 * @param newest the newest seal now; null if it does not follow from the seals that this node saw: then nothing was sealed
 * @param sealed the number of sealed entries
 * @param wrong the number of those that do not match the MAC that they were written with
 */
public record SealStep(@Nullable Seal newest, int sealed, int wrong) {}
