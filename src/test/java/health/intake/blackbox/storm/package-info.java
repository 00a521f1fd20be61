/** Thousands of invalid requests, sent over sockets to a running service; only scripts/verify runs them. */
@NullMarked
package health.intake.blackbox.storm;

import org.jspecify.annotations.NullMarked;
