/**
 * Decides how the service counts its work, for Prometheus. The package {@code platform} has the resource that prints the
 * metrics.
 */
@NullMarked
package health.intake.metrics;

import org.jspecify.annotations.NullMarked;
