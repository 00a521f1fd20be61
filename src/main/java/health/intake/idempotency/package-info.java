/** Requests that create something and may be sent again: each creates once, however often it comes. */
@NullMarked
package health.intake.idempotency;

import org.jspecify.annotations.NullMarked;
