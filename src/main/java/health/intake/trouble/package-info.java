/**
 * Decides what the log says of something that fails for a while: once when it begins, now and then, and when it has recovered.
 * What counts as a failure is decided by whoever tells.
 */
@NullMarked
package health.intake.trouble;

import org.jspecify.annotations.NullMarked;
