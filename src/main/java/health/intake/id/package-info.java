/** How things are named in paths and bodies: by UUID, or by UUID or slug. */
@NullMarked
package health.intake.id;

import org.jspecify.annotations.NullMarked;
