@NullMarked
package health.intake.organization;

import org.jspecify.annotations.NullMarked;
