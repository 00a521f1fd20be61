/**
 * Decides what a collector of traces learns of a request, and sees that telling it costs requests nothing. Off unless the
 * settings name a collector.
 */
@NullMarked
package health.intake.trace;

import org.jspecify.annotations.NullMarked;
