/** What the service counts of itself. */
@NullMarked
package health.intake.metrics;

import org.jspecify.annotations.NullMarked;
