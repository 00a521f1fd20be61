/** How requests wait for one of few places, on each server. */
@NullMarked
package health.intake.line;

import org.jspecify.annotations.NullMarked;
