package health.intake.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.id.ProfileId;
import health.intake.json.Json;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptKeyTest {

    /** The key of RFC 8032 7.1, test 1, which is that of RFC 8037 A.1. */
    private static final byte[] SEED =
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    /** By OpenSSL, over {"alg":"EdDSA","kid":"kPrK…"} and the same payload. */
    private static final String SIGNED_ELSEWHERE =
            "eyJhbGciOiJFZERTQSIsImtpZCI6ImtQcktfcW14VldhWVZBOXd3QkY2SXVvM3ZWeno3VHhIQ1R3WEJ5Z3JTNGsifQ"
                    + ".RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
                    + ".dKTDn_TzrfhZ9afD5ZwIVViTW1NQrr4IJQBUBjV6EHyJ-103dDzB7YUNToJx-oIdFlOKBq3qkTiCCOB96KV_CA";

    private final ReceiptKey key = new ReceiptKey(SEED);

    @Test
    void publicKeyIsThatOfTheSeedWithItsThumbprint() {
        assertThat(key.published())
                .isEqualTo(new JwkSetResponse.Key(
                        "OKP", "Ed25519", "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", X, "sig", "EdDSA"));
    }

    @Test
    void signatureIsThatOfTheStandard() {
        // the header has a kid, so that the text differs from that of RFC 8037 A.4
        assertThat(key.sign("Example of Ed25519 signing".getBytes(UTF_8))).isEqualTo(SIGNED_ELSEWHERE);
    }

    @Test
    void aSecondImplementationVerifiesAReceipt() throws GeneralSecurityException {
        Receipt unsigned = new Receipt(
                UUID.randomUUID(),
                new ProfileId(UUID.randomUUID()),
                "acme",
                Instant.parse("2026-04-02T08:30:00.123456Z"),
                "unlawful",
                null,
                List.of(new Removed("profile", 1)),
                "");
        Receipt receipt = unsigned.with(key.sign(unsigned.signedPart()));
        String[] parts = receipt.jws().split("\\.");

        assertThat(isValid(parts[0] + "." + parts[1], parts[2])).isTrue();
        assertThat(isValid(parts[0] + ".e30", parts[2])).isFalse();
        String printed = new String(Json.bytes(receipt), UTF_8);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        assertThat(printed)
                .as("the payload is what is printed, but for the signature")
                .isEqualTo(payload.substring(0, payload.length() - 1) + ",\"jws\":\"" + receipt.jws() + "\"}");
        assertThat(payload).contains("\"erased_at\":\"2026-04-02T08:30:00Z\"", "\"key_prefix\":null");
    }

    /** With the JDK alone, from the public key as it is published. */
    private static boolean isValid(String signed, String signature) throws GeneralSecurityException {
        byte[] x = Base64.getUrlDecoder().decode(X);
        boolean isOdd = (x[31] & 0x80) != 0;
        x[31] &= 0x7f;
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = x[31 - i];
        }
        PublicKey publicKey = KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, new EdECPoint(isOdd, new BigInteger(1, bigEndian))));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(publicKey);
        verifier.update(signed.getBytes(UTF_8));
        return verifier.verify(Base64.getUrlDecoder().decode(signature));
    }

    @Test
    void aSeedOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new ReceiptKey(new byte[31])).isInstanceOf(RuntimeException.class);
    }

    @Test
    void textTellsNothingButTheName() {
        assertThat(key).hasToString("ReceiptKey[kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k]");
    }
}
