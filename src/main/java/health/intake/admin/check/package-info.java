/**
 * Decides what is wrong with an installation: its settings, its database, its Redis, its clocks. It only looks, and changes
 * nothing.
 */
@NullMarked
package health.intake.admin.check;

import org.jspecify.annotations.NullMarked;
