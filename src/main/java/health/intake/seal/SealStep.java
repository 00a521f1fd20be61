package health.intake.seal;

import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt to seal.
 *
 * @param newest seal now; null if it does not follow from the seals this node saw, and nothing was sealed
 * @param sealed how many entries were
 * @param wrong how many of them do not match the MAC that they were written with
 */
public record SealStep(@Nullable Seal newest, int sealed, int wrong) {}
