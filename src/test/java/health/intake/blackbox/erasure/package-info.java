/** Erasing people (contract 8): what goes, what stays, who proves it, and what happens at the same time. */
@NullMarked
package health.intake.blackbox.erasure;

import org.jspecify.annotations.NullMarked;
