/**
 * Decides how entries of the audit trail are proven: a MAC for each, and seals over all of them. What is recorded is decided in
 * {@code audit}; proofs are checked in {@code verification}.
 */
@NullMarked
package health.intake.seal;

import org.jspecify.annotations.NullMarked;
