/**
 * Decides how requests are counted and when a limit is reached, in Redis for all nodes or in this node alone. Its callers
 * decide which requests count against which limit.
 */
@NullMarked
package health.intake.ratelimit;

import org.jspecify.annotations.NullMarked;
