@NullMarked
package health.intake.patient;

import org.jspecify.annotations.NullMarked;
