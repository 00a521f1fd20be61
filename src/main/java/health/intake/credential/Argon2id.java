package health.intake.credential;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 1.3 (RFC 9106), with its parameters; hashes are PHC strings.
 *
 * @param memory in KiB
 */
record Argon2id(int memory, int passes, int lanes) {

    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,8})"
                    + "\\$([A-Za-z0-9+/]{1,200})\\$([A-Za-z0-9+/]{1,200})");

    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    static {
        // the library leaves its defaults on the thread that happens to load it, which would keep this application in
        // memory after it is undeployed
        CryptoServicesRegistrar.clearThreadProperty(CryptoServicesRegistrar.Property.DSA_DEFAULT_PARAMS);
        CryptoServicesRegistrar.clearThreadProperty(CryptoServicesRegistrar.Property.DH_DEFAULT_PARAMS);
    }

    /** @param length of the hash, in bytes */
    String hash(byte[] password, byte[] salt, int length) {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        memory,
                        passes,
                        lanes,
                        ENCODER.encodeToString(salt),
                        ENCODER.encodeToString(bytes(password, salt, length)));
    }

    /** Whether the string is a hash of this password, with any parameters. */
    static boolean matches(String phc, byte[] password) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a hash by Argon2id");
        }
        Argon2id function = new Argon2id(number(parts, 1), number(parts, 2), number(parts, 3));
        byte[] hash = DECODER.decode(parts.group(5));
        return MessageDigest.isEqual(hash, function.bytes(password, DECODER.decode(parts.group(4)), hash.length));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private byte[] bytes(byte[] password, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }
}
