/**
 * Decides how things are named, in paths and bodies: ids of a type of their own, slugs, and versions with the conditions on
 * them. Whether there is such a thing is decided by its store.
 */
@NullMarked
package health.intake.id;

import org.jspecify.annotations.NullMarked;
