package health.intake.seal;

import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt to seal.
 *
 * @param newest seal now; null if it does not follow from what this node knows, and nothing was sealed
 * @param sealed how many entries were
 * @param wrong how many of them are not with the MAC that they were written with
 */
public record SealStep(@Nullable Seal newest, int sealed, int wrong) {}
