/**
 * Decides what an operator does beside the service, by {@code scripts/admin}: secrets, keys of fields, checks of the trail, the
 * restore of a backup. It is not part of the WAR, in which nothing knows of it; what goes over HTTP is decided elsewhere.
 */
@NullMarked
package health.intake.admin;

import org.jspecify.annotations.NullMarked;
