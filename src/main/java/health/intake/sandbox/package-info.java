/**
 * Decides how a sandbox is emptied. The package {@code organization} decides when one arises, and that its groups follow those of
 * its owner.
 */
@NullMarked
package health.intake.sandbox;

import org.jspecify.annotations.NullMarked;
