/**
 * Decides who calls: from the header of a request to the caller, and the limits of requests. What the caller may do is decided
 * in {@code access}.
 */
@NullMarked
package health.intake.authentication;

import org.jspecify.annotations.NullMarked;
