/**
 * Decides what the log says of something that fails for a while: a line when it begins, reminders, and a line when it has
 * recovered. Its callers decide what counts as a failure.
 */
@NullMarked
package health.intake.trouble;

import org.jspecify.annotations.NullMarked;
