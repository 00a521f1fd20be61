/**
 * Decides how things are named, in paths and bodies: ids, each of a type of its own, and slugs. Whether there is such a thing
 * is decided by its store.
 */
@NullMarked
package health.intake.id;

import org.jspecify.annotations.NullMarked;
