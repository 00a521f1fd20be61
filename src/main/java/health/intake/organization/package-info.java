/**
 * Decides how operators manage organizations, and, over HTTP, their groups. All packages above use what nodes cache of
 * organizations.
 */
@NullMarked
package health.intake.organization;

import org.jspecify.annotations.NullMarked;
