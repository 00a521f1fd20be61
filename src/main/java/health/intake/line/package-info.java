/**
 * Decides which of several owners gets a scarce resource next: places, room, and turns. The packages that share a resource
 * decide what it is.
 */
@NullMarked
package health.intake.line;

import org.jspecify.annotations.NullMarked;
