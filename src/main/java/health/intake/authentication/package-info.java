/**
 * Decides who calls: finds the caller from the header of a request, and limits requests. The package {@code access} decides
 * the rights of the caller.
 */
@NullMarked
package health.intake.authentication;

import org.jspecify.annotations.NullMarked;
