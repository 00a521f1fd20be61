/**
 * Decides what a health insurance card is, and how it is masked and encrypted. The package {@code patient} decides which
 * callers see it.
 */
@NullMarked
package health.intake.healthcard;

import org.jspecify.annotations.NullMarked;
