/**
 * Decides how answers and bodies are transferred without holding a thread, on servers that do not do this themselves. The
 * resources decide the content of answers.
 */
@NullMarked
package health.intake.answer;

import org.jspecify.annotations.NullMarked;
