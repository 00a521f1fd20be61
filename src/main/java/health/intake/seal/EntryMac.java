package health.intake.seal;

import health.intake.secret.Hmac;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The MAC of an entry as soon as it is written: HMAC-SHA-256 over all of it, its organization and profiles included, under
 * a key that is not in the database. So nobody can alter, move or invent an entry with access to the database alone.
 */
public final class EntryMac {

    private final List<Hmac> hmacs;

    public EntryMac(Secrets secrets) {
        this.hmacs = List.copyOf(secrets.hmacs(Purpose.AUDIT_ENTRY).values());
    }

    /** @param written the values that the service writes, in the order of {@link SealedEntries#COLUMNS} behind the number */
    public byte[] of(List<@Nullable String> written) {
        return hmacs.get(0).of(CanonicalForm.of(written));
    }

    /** Whether the entry matches the MAC that it was written with, under any secret. */
    public boolean isRight(SealedEntry entry) {
        String mac = entry.mac();
        if (mac == null) {
            return false;
        }
        byte[] form = CanonicalForm.of(entry.written());
        return hmacs.stream().anyMatch(hmac -> hmac.matches(form, HexFormat.of().parseHex(mac)));
    }
}
