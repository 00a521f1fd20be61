/**
 * Decides when the driver in the server's pool contacts the database: a JAR of its own beside that of MariaDB, not part of the
 * WAR. Which statements are sent is decided elsewhere.
 */
@NullMarked
package health.intake.jdbc;

import org.jspecify.annotations.NullMarked;
