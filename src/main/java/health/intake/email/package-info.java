/**
 * Decides what an e-mail address is, when two are the same, and how the index in Redis leads from one to a profile. Whether
 * that profile is the right one is decided by its row, in {@code profile}.
 */
@NullMarked
package health.intake.email;

import org.jspecify.annotations.NullMarked;
