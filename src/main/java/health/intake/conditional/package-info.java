/**
 * Decides whether the conditions of a request on the version of its resource are met (RFC 9110, section 13). What a version
 * is, and what happens to it, is decided by the feature that owns the resource.
 */
@NullMarked
package health.intake.conditional;

import org.jspecify.annotations.NullMarked;
