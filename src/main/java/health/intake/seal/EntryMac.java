package health.intake.seal;

import health.intake.secret.Hmac;
import health.intake.secret.Secrets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry carries from when it is written: HMAC-SHA-256 over all of it, its organization and profiles included, under
 * a key that the database does not hold. So nobody alters, moves or invents an entry with access to the database alone.
 */
public final class EntryMac {

    private final Hmac hmac;

    public EntryMac(Secrets secrets) {
        this.hmac = secrets.hmac("audit-entry");
    }

    /** @param written what the service writes, in the order of {@link SealedEntries#COLUMNS} behind the number */
    public byte[] of(List<@Nullable String> written) {
        return hmac.of(CanonicalForm.of(written));
    }

    /** Whether the entry is with the MAC that it was written with. */
    public boolean isRight(SealedEntry entry) {
        String mac = entry.mac();
        return mac != null
                && hmac.matches(
                        CanonicalForm.of(entry.written()), HexFormat.of().parseHex(mac));
    }
}
