@NullMarked
package health.intake.email;

import org.jspecify.annotations.NullMarked;
