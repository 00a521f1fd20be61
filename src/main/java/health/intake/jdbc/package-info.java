/**
 * Decides when the driver in the server's pool contacts the database: a JAR of its own beside that of MariaDB, not part of
 * the WAR. It does not decide which statements are sent.
 */
@NullMarked
package health.intake.jdbc;

import org.jspecify.annotations.NullMarked;
