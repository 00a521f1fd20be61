/**
 * Decides what the card of a health insurance is, and how it is masked and encrypted. Who may see it is decided in {@code
 * patient}.
 */
@NullMarked
package health.intake.healthcard;

import org.jspecify.annotations.NullMarked;
