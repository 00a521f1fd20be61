/**
 * Decides which commands {@code intake-admin} has, how each is called, and with which exit code it ends. It is a program of its
 * own, and not part of the WAR, which does not refer to it and serves the HTTP API alone.
 */
@NullMarked
package health.intake.admin;

import org.jspecify.annotations.NullMarked;
