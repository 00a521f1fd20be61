/** Decides how the audit trail is read: filters, pages, and its resources. What is in it is decided in {@code audit}. */
@NullMarked
package health.intake.trail;

import org.jspecify.annotations.NullMarked;
