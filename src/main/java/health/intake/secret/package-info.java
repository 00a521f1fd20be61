/**
 * Decides what is made of the deployment's secrets: HMACs, subkeys by purpose, the encryption of fields. Where the secrets come
 * from is decided in {@code setting}.
 */
@NullMarked
package health.intake.secret;

import org.jspecify.annotations.NullMarked;
