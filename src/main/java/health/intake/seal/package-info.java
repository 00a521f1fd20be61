/**
 * Decides how entries of the audit trail are proven: a MAC for each, and seals over all of them. The package {@code audit}
 * decides what is recorded, and {@code verification} checks the proofs.
 */
@NullMarked
package health.intake.seal;

import org.jspecify.annotations.NullMarked;
