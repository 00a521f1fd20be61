/**
 * Decides how commands talk to Redis: over TLS if its address says so, trusting what the service trusts. What is asked there is
 * decided by the commands.
 */
@NullMarked
package health.intake.admin.redis;

import org.jspecify.annotations.NullMarked;
