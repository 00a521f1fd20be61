/** Metrics of the service itself. */
@NullMarked
package health.intake.metrics;

import org.jspecify.annotations.NullMarked;
