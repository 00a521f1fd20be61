/** How what many ask for is shared out: places, room, and turns for them. */
@NullMarked
package health.intake.line;

import org.jspecify.annotations.NullMarked;
