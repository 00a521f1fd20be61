/**
 * Decides how commands talk to Redis: to one server, to the master that sentinels name or to a cluster, over TLS if the address
 * says so, trusting what the service trusts. What is asked there is decided by the commands.
 */
@NullMarked
package health.intake.admin.redis;

import org.jspecify.annotations.NullMarked;
