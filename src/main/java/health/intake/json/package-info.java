/**
 * Decides what is well-formed JSON for Intake, and how answers are printed. What the fields of a body mean is decided in {@code
 * requestbody}.
 */
@NullMarked
package health.intake.json;

import org.jspecify.annotations.NullMarked;
