/** Profile groups, the parts of an organization. */
@NullMarked
package health.intake.profilegroup;

import org.jspecify.annotations.NullMarked;
