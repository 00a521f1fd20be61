/**
 * Decides what is well-formed JSON for Intake, and how answers are printed. The package {@code requestbody} decides what the
 * fields of a body mean.
 */
@NullMarked
package health.intake.json;

import org.jspecify.annotations.NullMarked;
