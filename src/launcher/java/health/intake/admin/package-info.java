/** What an operator runs beside the service, by scripts/admin: no part of the WAR, and nothing in the WAR knows of it. */
@NullMarked
package health.intake.admin;

import org.jspecify.annotations.NullMarked;
