/**
 * Decides how the audit trail is read, by the operator and by a key its own requests: filters, pages, and its resources. The package {@code audit} decides what is recorded.
 */
@NullMarked
package health.intake.trail;

import org.jspecify.annotations.NullMarked;
