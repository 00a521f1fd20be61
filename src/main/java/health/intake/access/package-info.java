/**
 * Decides what a caller may do: scopes, access contexts, the text of keys, and the two annotations by which operations declare
 * who may call them. Whose key a request carries is decided in {@code authentication}.
 */
@NullMarked
package health.intake.access;

import org.jspecify.annotations.NullMarked;
