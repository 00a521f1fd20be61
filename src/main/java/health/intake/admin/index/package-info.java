/**
 * Decides how an operator compares the e-mail index in Redis with the profiles in the database, and mends it. What an entry is called
 * and how it is written is decided in the package of the index.
 */
@NullMarked
package health.intake.admin.index;

import org.jspecify.annotations.NullMarked;
