@NullMarked
package health.intake.problem;

import org.jspecify.annotations.NullMarked;
