/** Decides how instants are written in bodies and columns. The current time comes from an injected clock. */
@NullMarked
package health.intake.time;

import org.jspecify.annotations.NullMarked;
