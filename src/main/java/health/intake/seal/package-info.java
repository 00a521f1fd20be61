/** Seals over the audit trail, which reveal deleted, inserted and altered entries. */
@NullMarked
package health.intake.seal;

import org.jspecify.annotations.NullMarked;
