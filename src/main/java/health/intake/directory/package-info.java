/**
 * Decides for how long a node may use what it has cached of organizations, groups and keys: until a revision that all nodes
 * share is raised. What is cached is decided by those who ask.
 */
@NullMarked
package health.intake.directory;

import org.jspecify.annotations.NullMarked;
