/**
 * Decides which settings exist and which values they may have, before anything else is done. The packages that read a setting
 * decide its effect.
 */
@NullMarked
package health.intake.setting;

import org.jspecify.annotations.NullMarked;
