package health.intake.seal;

import health.intake.secret.Hmac;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Digest and hash of the seal after another one: HMAC-SHA-256 of {@linkplain CanonicalForm canonical forms}. The hash covers the
 * entries by their digest, so that a seal can be checked against the previous one without them.
 */
record SealHash(Hmac hmac, Seal before) {

    Seal sealed(Seal seal, List<SealedEntry> entries) {
        if (seal.isOfFirstForm()) {
            CanonicalForm whole = new CanonicalForm().with(Arrays.asList(before.hash(), number(seal)));
            whole.with(covered(seal));
            entries.forEach(entry -> whole.with(entry.values()));
            return seal.withHash(hex(whole));
        }
        CanonicalForm whole = new CanonicalForm().with(List.of("entries"));
        entries.forEach(entry -> whole.with(entry.values()).with(Arrays.asList(entry.mac())));
        return linked(seal.withDigest(hex(whole)));
    }

    /** With the digest that it has. */
    Seal linked(Seal seal) {
        return seal.withHash(hex(new CanonicalForm()
                .with(Arrays.asList(seal.form(), before.hash(), number(seal), seal.digest()))
                .with(covered(seal))));
    }

    private static String number(Seal seal) {
        return Long.toString(seal.number());
    }

    private static List<String> covered(Seal seal) {
        return List.of(Long.toString(seal.lastSeq()), Integer.toString(seal.entries()), Long.toString(seal.at()));
    }

    private String hex(CanonicalForm whole) {
        return HexFormat.of().formatHex(hmac.of(whole.bytes()));
    }
}
