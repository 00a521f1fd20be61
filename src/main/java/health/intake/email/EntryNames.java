package health.intake.email;

import health.intake.id.OrganizationId;
import health.intake.secret.Hmac;
import java.util.Base64;

/** Names the entries in Redis: with the organization in the clear, and the address only in a keyed hash over both. */
public final class EntryNames {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Hmac hmac;

    /** @param key of the HMAC under which addresses are stored */
    public EntryNames(byte[] key) {
        this.hmac = new Hmac(key);
    }

    String name(OrganizationId organizationId, EmailAddress email) {
        return name(organizationId, email.canonical());
    }

    /** The braces put an organization into one cluster slot, so that a script may touch two of its entries. */
    public String name(OrganizationId organizationId, String canonicalEmail) {
        // without the organization in the hash, a person's entries in several organizations would have the same hash
        return "intake:email:{" + organizationId + "}:"
                + TEXT.encodeToString(hmac.of(organizationId + " " + canonicalEmail));
    }
}
