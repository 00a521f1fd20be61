/**
 * Intake over Galera. Decides whether a node serves only with the settings and tables that {@code mariadb.md} requires, and whether
 * {@code intake-admin check} tells what is wrong.
 */
@NullMarked
package health.intake.blackbox.mariadb;

import org.jspecify.annotations.NullMarked;
