/**
 * Decides which entries of the audit trail are old enough to be removed, and removes them in the order of their seals. The package
 * {@code seal} decides how what is left is proven to be complete.
 */
@NullMarked
package health.intake.retention;

import org.jspecify.annotations.NullMarked;
