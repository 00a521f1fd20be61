/** A local installation of Intake and all it needs: what scripts/run and the tests with servers stand on. */
@NullMarked
package health.intake.launcher;

import org.jspecify.annotations.NullMarked;
