package health.intake.seal;

import health.intake.secret.Hmac;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Computes the digest and the hash of the seal that follows another: HMAC-SHA-256 of {@linkplain CanonicalForm canonical
 * forms}. The hash covers the entries by their digest, so that a seal can be checked against the previous one without reading
 * the entries.
 */
record SealHash(Hmac hmac, Seal before) {

    Seal sealed(Seal seal, List<SealedEntry> entries) {
        if (seal.isOfFirstForm()) {
            CanonicalForm form = new CanonicalForm().with(Arrays.asList(before.hash(), number(seal)));
            form.with(covered(seal));
            entries.forEach(entry -> form.with(entry.values()));
            return seal.withHash(hex(form));
        }
        CanonicalForm form = new CanonicalForm().with(List.of("entries"));
        entries.forEach(entry -> form.with(entry.values()).with(Arrays.asList(entry.mac())));
        return linked(seal.withDigest(hex(form)));
    }

    /** The seal with the hash that belongs to its digest. */
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

    private String hex(CanonicalForm form) {
        return HexFormat.of().formatHex(hmac.of(form.bytes()));
    }
}
