/**
 * Decides what is derived from the deployment's secrets: HMACs, subkeys by purpose, the encryption of fields. The package
 * {@code setting} decides where the secrets come from.
 */
@NullMarked
package health.intake.secret;

import org.jspecify.annotations.NullMarked;
