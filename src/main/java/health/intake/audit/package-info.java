/**
 * Decides how the audit trail is written: entries of changes in their transactions, of reads through a queue. This package
 * only writes; {@code trail} reads, and {@code seal} proves.
 */
@NullMarked
package health.intake.audit;

import org.jspecify.annotations.NullMarked;
