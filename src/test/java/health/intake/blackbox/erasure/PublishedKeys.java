package health.intake.blackbox.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** Checks receipts as a stranger does who has the published keys, a JDK, and nothing of Intake. */
final class PublishedKeys {

    private final JsonNode keys;

    PublishedKeys(Api node) {
        keys = node.get("/api/.well-known/jwks.json").is(200).at("keys");
    }

    /** That a signature of a published key covers exactly the other members of the receipt. */
    void verify(JsonNode receipt) {
        String[] parts = receipt.get("jws").asText().split("\\.", -1);
        ObjectNode others = receipt.deepCopy();
        others.remove("jws");
        assertThat(parts).hasSize(3);
        JsonNode header = Json.parse(decoded(parts[0]));
        assertThat(header.get("alg").asText()).isEqualTo("EdDSA");
        assertThat(isSigned(key(header.get("kid").asText()), parts)).isTrue();
        assertThat(decoded(parts[1])).isEqualTo(others.toString());
    }

    private JsonNode key(String kid) {
        for (JsonNode key : keys) {
            if (key.get("kid").asText().equals(kid)) {
                assertThat(thumbprint(key)).isEqualTo(kid);
                return key;
            }
        }
        throw new AssertionError("no published key " + kid + " among " + keys);
    }

    /** RFC 7638. */
    private static String thumbprint(JsonNode key) {
        String members =
                "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + key.get("x").asText() + "\"}";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(members.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSigned(JsonNode key, String... parts) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(
                    publicKey(Base64.getUrlDecoder().decode(key.get("x").asText())));
            verifier.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 8032 5.1.5: the bytes of y, the least first, and in the highest bit whether x is odd. */
    private static PublicKey publicKey(byte... bytes) throws GeneralSecurityException {
        boolean isOdd = bytes[31] < 0;
        byte[] y = new byte[32];
        for (int i = 0; i < 32; i++) {
            y[31 - i] = bytes[i];
        }
        y[0] &= 0x7f;
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(isOdd, new BigInteger(1, y))));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
