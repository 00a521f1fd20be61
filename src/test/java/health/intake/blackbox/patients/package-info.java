/**
 * Patients over HTTP (contract 4): registration with and without a key, and what a patient has beyond the profile,
 * passwords too.
 */
@NullMarked
package health.intake.blackbox.patients;

import org.jspecify.annotations.NullMarked;
