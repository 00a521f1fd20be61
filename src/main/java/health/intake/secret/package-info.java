@NullMarked
package health.intake.secret;

import org.jspecify.annotations.NullMarked;
