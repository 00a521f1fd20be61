/**
 * Decides what a caller may do: scopes, access contexts, the text of keys, and the two annotations with which operations
 * declare their callers. The package {@code authentication} finds the caller of a request.
 */
@NullMarked
package health.intake.access;

import org.jspecify.annotations.NullMarked;
