/**
 * Decides whether the conditions of a request on the version of its resource are met (RFC 9110, section 13). The
 * feature that owns the resource decides what a version is.
 */
@NullMarked
package health.intake.conditional;

import org.jspecify.annotations.NullMarked;
