/**
 * Decides what happens to a profile after it was made: deactivated, restored, moved to another group. How a profile is written
 * and found is decided in {@code profile}.
 */
@NullMarked
package health.intake.lifecycle;

import org.jspecify.annotations.NullMarked;
