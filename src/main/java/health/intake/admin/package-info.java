/** What an operator runs beside the service, by scripts/admin: not part of the WAR, in which nothing knows of it. */
@NullMarked
package health.intake.admin;

import org.jspecify.annotations.NullMarked;
