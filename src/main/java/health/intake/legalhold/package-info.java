/**
 * Decides whether a legal hold stands on a person, who is then not erased. The package {@code support} decides who places and
 * lifts it.
 */
@NullMarked
package health.intake.legalhold;

import org.jspecify.annotations.NullMarked;
