/**
 * Decides whether a request that creates something is a retry, so that it creates once, however often it is sent. Its callers
 * decide what is created.
 */
@NullMarked
package health.intake.idempotency;

import org.jspecify.annotations.NullMarked;
