package health.intake.seal;

import health.intake.secret.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trail as the service wrote and sealed it at any time, for tests. */
public final class OldTrail {

    private final EntryMac mac;
    private final SealChain chain;
    private final Map<Seal, List<SealedEntry>> covered = new LinkedHashMap<>();
    private Seal last;

    /** @param first the seal before it */
    public OldTrail(Secrets secrets, Seal first) {
        this.mac = new EntryMac(secrets);
        this.chain = new SealChain(secrets);
        this.last = first;
    }

    /** The seal before all entries. */
    public static Seal beginning() {
        return new Seal(0, Long.MIN_VALUE, 0, 0, Seal.FIRST_FORM, null, "0".repeat(64));
    }

    /**
     * An entry that the service wrote.
     *
     * @param at microseconds since 1970
     */
    public SealedEntry entry(long seq, long at, UUID organization, UUID... profiles) {
        List<String> ids = Arrays.stream(profiles)
                .map(id -> id.toString().replace("-", "").toUpperCase(Locale.ROOT))
                .toList();
        List<@Nullable String> written = new ArrayList<>(List.of(
                new UUID(at << 16 | 0x7000L, seq | 1L << 63).toString(), organization.toString(), Long.toString(at)));
        written.add(null);
        written.addAll(List.of("intake_live_12345678", "listProfiles", "200", String.join("", ids)));
        written.add(profiles.length == 1 ? profiles[0].toString() : null);
        written.addAll(List.of("old-" + seq, "127.0.0.1"));
        List<@Nullable String> later = Arrays.asList("curl/8.5.0", null);
        List<@Nullable String> values = new ArrayList<>(List.of(Long.toString(seq)));
        values.addAll(written);
        return new SealedEntry(values, later, HexFormat.of().withUpperCase().formatHex(mac.of(written, later)));
    }

    /** Seals entries. */
    public Seal seal(long at, SealedEntry... entries) {
        last = chain.next(last, List.of(entries), at);
        covered.put(last, List.of(entries));
        return last;
    }

    /** The entries by their seals, in order. */
    public Map<Seal, List<SealedEntry>> covered() {
        return covered;
    }

    public List<Seal> seals() {
        return List.copyOf(covered.keySet());
    }
}
