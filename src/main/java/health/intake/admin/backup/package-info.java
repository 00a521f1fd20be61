/**
 * Decides how the database is backed up and restored: with the client programs of MariaDB, and a manifest that tells whether a
 * backup is complete and what it holds. Keys that ended since a backup are ended again by the command of another package.
 */
@NullMarked
package health.intake.admin.backup;

import org.jspecify.annotations.NullMarked;
