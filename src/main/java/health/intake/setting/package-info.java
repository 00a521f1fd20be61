/** All settings, what each takes, and that this holds before anything else is done. */
@NullMarked
package health.intake.setting;

import org.jspecify.annotations.NullMarked;
