/** Handlers in WildFly's HTTP server, which server-config puts in: a JAR of its own beside it, not part of the WAR. */
@NullMarked
package health.intake.undertow;

import org.jspecify.annotations.NullMarked;
