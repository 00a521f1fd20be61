/** Decides how the WAR is put together: application, health, timers. Nothing imports it. */
@NullMarked
package health.intake.platform;

import org.jspecify.annotations.NullMarked;
