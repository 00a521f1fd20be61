package health.intake.seal;

import health.intake.secret.Hmac;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The MAC that an entry gets when it is written: HMAC-SHA-256 over the complete entry, including its organization and
 * profiles, under a key that is not in the database. So access to the database alone is not enough to alter, move or invent
 * an entry.
 */
public final class EntryMac {

    private final List<Hmac> hmacs;

    public EntryMac(Secrets secrets) {
        this.hmacs = List.copyOf(secrets.hmacs(Purpose.AUDIT_ENTRY).values());
    }

    /**
     * @param written the values that the service writes, in the order of {@link SealedEntries#COLUMNS} after the number
     * @param later those of {@link SealedEntries#LATER}
     */
    public byte[] of(List<@Nullable String> written, List<@Nullable String> later) {
        return hmacs.get(0).of(form(written, later));
    }

    // without the last ones the form is that of releases which did not record them
    private static byte[] form(List<@Nullable String> written, List<@Nullable String> later) {
        int length = later.size();
        while (length > 0 && later.get(length - 1) == null) {
            length--;
        }
        return new CanonicalForm().with(written).with(later.subList(0, length)).bytes();
    }

    /** Whether the entry matches the MAC that it was written with, under any of the given secrets. */
    public boolean matches(SealedEntry entry) {
        String mac = entry.mac();
        if (mac == null) {
            return false;
        }
        byte[] form = form(entry.written(), entry.later());
        return hmacs.stream().anyMatch(hmac -> hmac.matches(form, HexFormat.of().parseHex(mac)));
    }
}
