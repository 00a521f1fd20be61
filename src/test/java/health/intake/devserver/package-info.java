/** A local installation of Intake and all it needs: what scripts/run and the tests with servers stand on. */
@NullMarked
package health.intake.devserver;

import org.jspecify.annotations.NullMarked;
