/** The audit trail: who did what, recorded before the answer leaves. */
@NullMarked
package health.intake.audit;

import org.jspecify.annotations.NullMarked;
