/** Decides how instants are written in bodies and columns. Which time it is, is told by an injected clock. */
@NullMarked
package health.intake.time;

import org.jspecify.annotations.NullMarked;
