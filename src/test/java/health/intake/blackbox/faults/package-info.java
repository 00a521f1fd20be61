/**
 * Something breaks under clients that change and read the same few people: no answer is wrong, and nothing that was
 * acknowledged is lost.
 */
@NullMarked
package health.intake.blackbox.faults;

import org.jspecify.annotations.NullMarked;
