/** Profile groups, the parts of an organization. */
@NullMarked
package health.intake.group;

import org.jspecify.annotations.NullMarked;
