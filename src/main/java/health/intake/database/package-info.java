/**
 * Decides what the failure of a statement means, and whether its transaction is run again. It asks nothing of the database
 * itself.
 */
@NullMarked
package health.intake.database;

import org.jspecify.annotations.NullMarked;
