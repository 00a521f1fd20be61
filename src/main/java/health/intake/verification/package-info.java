/**
 * Decides whether the audit trail agrees with its MACs and seals, for the operator. It is not part of the WAR, and changes
 * nothing.
 */
@NullMarked
package health.intake.verification;

import org.jspecify.annotations.NullMarked;
