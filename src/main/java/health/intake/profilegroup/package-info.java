/**
 * Decides how operators manage profile groups, the parts of an organization, and which group a reference names. The package
 * {@code access} decides which callers may act on a group.
 */
@NullMarked
package health.intake.profilegroup;

import org.jspecify.annotations.NullMarked;
