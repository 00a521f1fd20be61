/** The JDBC driver of application servers: a JAR of its own beside that of MariaDB, not part of the WAR. */
@NullMarked
package health.intake.jdbc;

import org.jspecify.annotations.NullMarked;
