/**
 * Decides what an e-mail address is, when two are the same, and how the index in Redis leads from one to a profile. The
 * package {@code profile} checks the profile that was found against its row.
 */
@NullMarked
package health.intake.email;

import org.jspecify.annotations.NullMarked;
