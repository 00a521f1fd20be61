package health.intake.apikey;

import health.intake.id.KeyId;
import java.time.Instant;

/**
 * Fired in the transaction that ends secrets of a key or changes it.
 *
 * @param text the form in the log, where intake-admin restored looks for what ended, and an operator for what changed
 */
record KeyEvent(String text) {

    /** All secrets have ended; the key is never valid again. */
    static KeyEvent revoked(KeyId id, Instant at) {
        return new KeyEvent("API key " + id + " was revoked at " + at);
    }

    /** @param secretsEnd when the secrets older than this event end */
    static KeyEvent rotated(KeyId id, Instant at, Instant secretsEnd) {
        return new KeyEvent("API key " + id + " was rotated at " + at + ": its earlier secrets end at " + secretsEnd);
    }

    /** Its name, rights or expiry may be others. */
    static KeyEvent changed(KeyId id, Instant at) {
        return new KeyEvent("API key " + id + " was changed at " + at);
    }
}
