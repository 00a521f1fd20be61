/**
 * Decides what a patient has besides the profile, and how it is stored. Who may read and change it is decided in {@code
 * patient}.
 */
@NullMarked
package health.intake.account;

import org.jspecify.annotations.NullMarked;
