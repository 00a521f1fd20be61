/**
 * Profiles over HTTP (contract 2 and 3): create, get, list, look-up, change; fields, addresses and
 * {@code Idempotency-Key}.
 */
@NullMarked
package health.intake.blackbox.profiles;

import org.jspecify.annotations.NullMarked;
