/** The audit trail over HTTP. */
@NullMarked
package health.intake.trail;

import org.jspecify.annotations.NullMarked;
