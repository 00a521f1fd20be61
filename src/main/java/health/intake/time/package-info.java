/** Instants in bodies and in columns. */
@NullMarked
package health.intake.time;

import org.jspecify.annotations.NullMarked;
