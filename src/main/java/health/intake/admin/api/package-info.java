/**
 * Decides how commands ask the service over its admin API, and how its answers and refusals are printed. What they ask is in the
 * package of the command.
 */
@NullMarked
package health.intake.admin.api;

import org.jspecify.annotations.NullMarked;
