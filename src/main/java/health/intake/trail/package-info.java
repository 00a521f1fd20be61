/**
 * Decides how the audit trail is read: filters, pages, and its resources. The package {@code audit} decides what is recorded.
 */
@NullMarked
package health.intake.trail;

import org.jspecify.annotations.NullMarked;
