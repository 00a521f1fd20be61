/**
 * Decides how things are named in paths and bodies: typed ids and slugs. The stores decide whether the named thing exists.
 */
@NullMarked
package health.intake.id;

import org.jspecify.annotations.NullMarked;
