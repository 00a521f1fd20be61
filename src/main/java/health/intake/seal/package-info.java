/** Seals over the audit trail, by which a deleted, inserted or altered entry is found. */
@NullMarked
package health.intake.seal;

import org.jspecify.annotations.NullMarked;
