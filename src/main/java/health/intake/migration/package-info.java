/**
 * Decides how the schema gets to the version that this release needs, at start and without holding up other nodes, and which
 * rights the service's user has then. What the tables mean is decided by the stores.
 */
@NullMarked
package health.intake.migration;

import org.jspecify.annotations.NullMarked;
