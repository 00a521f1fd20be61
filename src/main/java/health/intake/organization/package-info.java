/**
 * Decides what operators manage of organizations, and over HTTP of their groups. What nodes cache of them is used by every room
 * above.
 */
@NullMarked
package health.intake.organization;

import org.jspecify.annotations.NullMarked;
