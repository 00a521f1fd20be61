/**
 * Decides how Redis is reached, for how long it is waited for, and when it is left alone. What is kept there is decided in
 * {@code email} and {@code ratelimit}.
 */
@NullMarked
package health.intake.redis;

import org.jspecify.annotations.NullMarked;
