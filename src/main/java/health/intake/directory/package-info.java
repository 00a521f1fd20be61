/**
 * Decides for how long a node may use what it has cached of organizations, groups and keys: until a revision that all nodes
 * share is raised. The packages that use it decide what they cache.
 */
@NullMarked
package health.intake.directory;

import org.jspecify.annotations.NullMarked;
