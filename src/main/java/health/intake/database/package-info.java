@NullMarked
package health.intake.database;

import org.jspecify.annotations.NullMarked;
