/**
 * Decides how requests are counted and when a limit is reached, in Redis for all nodes or in this one. What is counted and
 * refused is decided by whoever asks.
 */
@NullMarked
package health.intake.ratelimit;

import org.jspecify.annotations.NullMarked;
