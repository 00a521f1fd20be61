/**
 * Decides whether a request that creates something has come before, so that it creates once, however often it is sent. What is
 * created is decided by whoever asks.
 */
@NullMarked
package health.intake.idempotency;

import org.jspecify.annotations.NullMarked;
