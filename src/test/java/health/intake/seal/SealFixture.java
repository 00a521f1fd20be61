package health.intake.seal;

import health.intake.secret.Secrets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Secrets and entries for tests. */
final class SealFixture {

    private static final List<@Nullable String> LATER = List.of("curl/8.5.0", "given");

    private SealFixture() {}

    static Secrets secrets(int octet) {
        return new Secrets(setting(octet), Optional.empty(), setting(octet));
    }

    /** The secrets of a node while one secret replaces another. */
    static Secrets secrets(int present, int other) {
        return new Secrets(setting(present), Optional.empty(), setting(present), setting(other));
    }

    private static Optional<String> setting(int octet) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) octet);
        return Optional.of(Base64.getEncoder().encodeToString(bytes));
    }

    /** With its MAC under the secret 1. */
    static SealedEntry entry(int seq) {
        List<@Nullable String> written = new ArrayList<>();
        IntStream.range(1, SealedEntries.COLUMNS.size()).forEach(column -> written.add("value " + seq + "." + column));
        List<@Nullable String> values = new ArrayList<>(List.of(String.valueOf(seq)));
        values.addAll(written);
        return new SealedEntry(values, LATER, HexFormat.of().formatHex(new EntryMac(secrets(1)).of(written, LATER)));
    }
}
