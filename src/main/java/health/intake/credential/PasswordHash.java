package health.intake.credential;

import com.ibm.icu.text.Normalizer2;
import health.intake.id.OrganizationId;
import health.intake.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * A password as it is stored: Argon2id (RFC 9106) with OWASP's parameters and its own salt, as a PHC string. The password is
 * brought into NFC first (RFC 8265), because keyboards compose letters differently.
 */
public final class PasswordHash {

    private static final Argon2id FUNCTION = new Argon2id(19_456, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    /** Leaves threads and processor time to requests that only read; a request that waits is answered within 5 s. */
    private static final WaitingLine LINE =
            new WaitingLine(Runtime.getRuntime().availableProcessors(), 20, Duration.ofSeconds(4));

    private final String phc;

    private PasswordHash(String phc) {
        this.phc = phc;
    }

    /**
     * Hashes a password with a new salt; takes tens of milliseconds and may wait up to 4 s, so do not call it inside a
     * transaction.
     *
     * @param owner the organization; organizations take turns
     * @throws ProblemException {@code unavailable}, if too many passwords are being hashed
     */
    public static PasswordHash of(String password, OrganizationId owner) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PasswordHash(LINE.inTurn(owner, () -> FUNCTION.hash(bytes(password), salt, HASH_BYTES)));
    }

    /** A string that {@link #phc} returned earlier, perhaps with other parameters. */
    public static PasswordHash stored(String phc) {
        return new PasswordHash(phc);
    }

    /**
     * @param owner the organization; organizations take turns
     * @throws ProblemException {@code unavailable}, if too many passwords are being hashed
     */
    public boolean matches(String password, OrganizationId owner) {
        return LINE.inTurn(owner, () -> Argon2id.matches(phc, bytes(password)));
    }

    /** {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, ASCII. */
    public String phc() {
        return phc;
    }

    @Override
    public String toString() {
        return "PasswordHash[masked]";
    }

    private static byte[] bytes(String password) {
        return NFC.normalize(password).getBytes(StandardCharsets.UTF_8);
    }
}
