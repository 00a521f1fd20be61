/**
 * Decides the profiles API: creation, change, lists and the look-up by e-mail within an access context. What a patient has
 * besides is decided in {@code patient}.
 */
@NullMarked
package health.intake.profile;

import org.jspecify.annotations.NullMarked;
