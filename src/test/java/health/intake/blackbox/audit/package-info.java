/**
 * The audit trail (contract 5): which entry each request leaves, how the trail is read, and how an altered one is
 * found.
 */
@NullMarked
package health.intake.blackbox.audit;

import org.jspecify.annotations.NullMarked;
