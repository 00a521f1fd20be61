/**
 * Decides the patients API: where a patient registers, with a key or without, and what a patient has beside a profile. The
 * profile itself is decided in {@code profile}.
 */
@NullMarked
package health.intake.patient;

import org.jspecify.annotations.NullMarked;
