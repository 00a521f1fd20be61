/**
 * Decides how the service counts itself, for Prometheus. Who may read the counts is decided by their resource, in {@code
 * platform}.
 */
@NullMarked
package health.intake.metrics;

import org.jspecify.annotations.NullMarked;
