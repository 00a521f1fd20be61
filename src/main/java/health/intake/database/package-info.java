/**
 * Decides what the failure of a statement means, and whether its transaction is retried. It runs no statement itself.
 */
@NullMarked
package health.intake.database;

import org.jspecify.annotations.NullMarked;
