/**
 * Decides what an operator does outside the service with {@code scripts/admin}: secrets, keys of fields, checks of the trail,
 * the restore of a backup. It is not part of the WAR, which does not refer to it and serves the HTTP API alone.
 */
@NullMarked
package health.intake.admin;

import org.jspecify.annotations.NullMarked;
