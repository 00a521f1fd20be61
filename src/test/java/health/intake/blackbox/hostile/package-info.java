/** Thousands of bad requests, told over sockets to a running service; only scripts/verify runs them. */
@NullMarked
package health.intake.blackbox.hostile;

import org.jspecify.annotations.NullMarked;
