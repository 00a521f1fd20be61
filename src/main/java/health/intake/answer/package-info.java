/** Sending answers without holding a thread, where the server does not do so. */
@NullMarked
package health.intake.answer;

import org.jspecify.annotations.NullMarked;
