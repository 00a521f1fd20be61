/** Sharing scarce resources: places, room, and turns. */
@NullMarked
package health.intake.line;

import org.jspecify.annotations.NullMarked;
