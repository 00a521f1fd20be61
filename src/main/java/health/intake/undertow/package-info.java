/**
 * Decides what WildFly's HTTP server does before the WAR sees a request: strict parsing, waiting lines, slow clients. A JAR
 * of its own, which {@code server-config} installs; it does not depend on the API.
 */
@NullMarked
package health.intake.undertow;

import org.jspecify.annotations.NullMarked;
