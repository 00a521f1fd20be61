/**
 * Decides how answers and bodies travel without holding a thread, on servers that do not do so themselves. What is answered is
 * decided by resources.
 */
@NullMarked
package health.intake.answer;

import org.jspecify.annotations.NullMarked;
