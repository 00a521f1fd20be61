/**
 * Decides who of several owners gets a scarce thing next: places, room, and turns. What the thing is, is decided by whoever
 * shares it.
 */
@NullMarked
package health.intake.line;

import org.jspecify.annotations.NullMarked;
