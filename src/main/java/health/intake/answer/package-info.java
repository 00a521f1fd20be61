/** How answers leave without keeping a thread, where the server does not see to it. */
@NullMarked
package health.intake.answer;

import org.jspecify.annotations.NullMarked;
