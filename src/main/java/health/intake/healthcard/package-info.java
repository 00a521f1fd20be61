@NullMarked
package health.intake.healthcard;

import org.jspecify.annotations.NullMarked;
