/**
 * Decides which errors there are, with status, code and words, and which rules values have. When one is raised is decided
 * everywhere else.
 */
@NullMarked
package health.intake.problem;

import org.jspecify.annotations.NullMarked;
