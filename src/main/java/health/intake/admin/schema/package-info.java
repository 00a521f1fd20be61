/**
 * Decides what an operator is told of the schema of the database, and how it is migrated without a node. Which migrations there
 * are is decided where nodes have them from.
 */
@NullMarked
package health.intake.admin.schema;

import org.jspecify.annotations.NullMarked;
