/**
 * Decides how Redis is reached, how long a caller waits for it, and when it is not asked at all. The packages {@code email}
 * and {@code ratelimit} decide what is stored in Redis.
 */
@NullMarked
package health.intake.redis;

import org.jspecify.annotations.NullMarked;
