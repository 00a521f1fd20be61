package health.intake.seal;

import health.intake.secret.Hmac;
import health.intake.secret.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes each seal from the one before and from the entries in between. Its hash is HMAC-SHA-256, under a key that the
 * database does not hold, of the canonical form: each value in UTF-8 behind its length in four octets, -1 for null.
 */
public final class SealChain {

    /** The columns of an entry in the order of their sealing, all as text. A new column must be put in here. */
    public static final List<String> COLUMNS = List.of(
            "cast(seq as char(20))",
            "cast(id as char(36))",
            "cast(organization_id as char(36))",
            "cast(at as char(20))",
            "cast(key_id as char(36))",
            "key_prefix",
            "operation",
            "cast(status as char(6))",
            "hex(profile_ids)",
            "cast(profile_id as char(36))",
            "request_id",
            "client_address");

    /** The entries from one number (excluded) to another (included), in order; the two parameters are these numbers. */
    public static final String ENTRIES =
            "select " + String.join(", ", COLUMNS) + " from audit_entry where seq > ? and seq <= ? order by seq";

    private final Hmac hmac;

    public SealChain(Secrets secrets) {
        this.hmac = secrets.hmac("audit-seal");
    }

    /**
     * The seal that follows.
     *
     * @param entries values of {@link #COLUMNS}, at least one entry
     * @param at microseconds since 1970
     */
    public Seal next(Seal before, List<List<@Nullable String>> entries, long at) {
        List<@Nullable String> last = entries.get(entries.size() - 1);
        return sealed(
                before,
                entries,
                new Seal(before.number() + 1, Long.parseLong(String.valueOf(last.get(0))), entries.size(), at, ""));
    }

    /** Whether a seal is the one for these entries after that seal. */
    public boolean agrees(Seal before, List<List<@Nullable String>> entries, Seal seal) {
        return seal.number() == before.number() + 1
                && seal.entries() == entries.size()
                && sealed(before, entries, seal).equals(seal);
    }

    private Seal sealed(Seal before, List<List<@Nullable String>> entries, Seal seal) {
        Stream<@Nullable String> head = Stream.of(
                before.hash(),
                Long.toString(seal.number()),
                Long.toString(seal.lastSeq()),
                Integer.toString(seal.entries()),
                Long.toString(seal.at()));
        byte[] form = canonical(
                Stream.concat(head, entries.stream().flatMap(List::stream)).toList());
        return new Seal(
                seal.number(),
                seal.lastSeq(),
                seal.entries(),
                seal.at(),
                HexFormat.of().formatHex(hmac.of(form)));
    }

    private static byte[] canonical(List<@Nullable String> values) {
        List<byte[]> octets = values.stream()
                .map(value -> value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length =
                octets.stream().mapToInt(value -> Integer.BYTES + value.length).sum();
        ByteBuffer form = ByteBuffer.allocate(length);
        for (int i = 0; i < octets.size(); i++) {
            form.putInt(values.get(i) == null ? -1 : octets.get(i).length).put(octets.get(i));
        }
        return form.array();
    }
}
