/** Tests of the life of a profile after it was made: deactivated, restored, moved; alone, of patients, and at the same moment. */
@NullMarked
package health.intake.blackbox.life;

import org.jspecify.annotations.NullMarked;
