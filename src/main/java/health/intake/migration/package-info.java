/**
 * Decides how the schema gets to the version that this release needs, at start and without holding up other nodes, and which
 * rights the service's user then has. The stores decide what the tables mean.
 */
@NullMarked
package health.intake.migration;

import org.jspecify.annotations.NullMarked;
