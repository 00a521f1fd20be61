/** Holds the audit trail against its seals, as an operator does from time to time: not part of the WAR. */
@NullMarked
package health.intake.verification;

import org.jspecify.annotations.NullMarked;
