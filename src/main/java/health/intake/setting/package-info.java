/** All settings with their rules, which are checked before anything else is done. */
@NullMarked
package health.intake.setting;

import org.jspecify.annotations.NullMarked;
