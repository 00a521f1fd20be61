package health.intake.seal;

import health.intake.secret.Hmac;
import health.intake.secret.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes each seal from the one before and from the entries in between. Its hash is HMAC-SHA-256, under a key that the
 * database does not hold, of the canonical form: each value in UTF-8 behind its length in four octets, -1 for null.
 */
public final class SealChain {

    private final Hmac hmac;

    public SealChain(Secrets secrets) {
        this.hmac = secrets.hmac("audit-seal");
    }

    /**
     * The seal that follows.
     *
     * @param entries as {@link SealedEntries} reads them, at least one
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
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        append(
                form,
                Arrays.asList(
                        before.hash(),
                        Long.toString(seal.number()),
                        Long.toString(seal.lastSeq()),
                        Integer.toString(seal.entries()),
                        Long.toString(seal.at())));
        entries.forEach(entry -> append(form, entry));
        return new Seal(
                seal.number(),
                seal.lastSeq(),
                seal.entries(),
                seal.at(),
                HexFormat.of().formatHex(hmac.of(form.toByteArray())));
    }

    private static void append(ByteArrayOutputStream form, List<@Nullable String> values) {
        for (String value : values) {
            byte[] octets = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            int length = value == null ? -1 : octets.length;
            form.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
            form.writeBytes(octets);
        }
    }
}
