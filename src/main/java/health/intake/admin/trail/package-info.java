/**
 * Decides how entries of the audit trail are listed and followed over the API. Whether the trail is whole is told by the
 * command that reads the database.
 */
@NullMarked
package health.intake.admin.trail;

import org.jspecify.annotations.NullMarked;
