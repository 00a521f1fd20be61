/**
 * Decides what WildFly's HTTP server does before the WAR sees a request: strict reading, lines, slow clients. A JAR of its own,
 * which {@code server-config} puts in; it knows nothing of the API.
 */
@NullMarked
package health.intake.undertow;

import org.jspecify.annotations.NullMarked;
