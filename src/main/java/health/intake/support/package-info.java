/**
 * Decides what the operator sees of a profile and does with it: its state without personal data, and legal holds. The package
 * {@code legalhold} decides whether one stands.
 */
@NullMarked
package health.intake.support;

import org.jspecify.annotations.NullMarked;
