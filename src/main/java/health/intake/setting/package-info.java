/**
 * Decides which settings there are and which values they may have, before anything else is done. What a setting does is decided
 * where it is read.
 */
@NullMarked
package health.intake.setting;

import org.jspecify.annotations.NullMarked;
