@NullMarked
package health.intake.credential;

import org.jspecify.annotations.NullMarked;
