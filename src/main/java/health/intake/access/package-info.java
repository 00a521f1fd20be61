@NullMarked
package health.intake.access;

import org.jspecify.annotations.NullMarked;
