/** Holds the audit trail against its seals, as an operator does from time to time. */
@NullMarked
package health.intake.verification;

import org.jspecify.annotations.NullMarked;
