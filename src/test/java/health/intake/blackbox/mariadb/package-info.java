/**
 * More than one MariaDB: three nodes of Galera, and a primary with a replica. Decides whether what {@code mariadb.md} promises for each holds when
 * nodes write to all servers at once and when a server is killed.
 */
@NullMarked
package health.intake.blackbox.mariadb;

import org.jspecify.annotations.NullMarked;
