/**
 * Decides what an operator does in the database itself: checks and exports of the trail, re-encryption of fields, keys after the
 * restore of a backup. No node need run.
 */
@NullMarked
package health.intake.admin.database;

import org.jspecify.annotations.NullMarked;
