/** What the log says of something that fails for a while. */
@NullMarked
package health.intake.trouble;

import org.jspecify.annotations.NullMarked;
