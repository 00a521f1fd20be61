package health.intake.secret;

import com.ibm.icu.text.Normalizer2;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A password as it is kept: Argon2id (RFC 9106) with OWASP's parameters and a salt of its own, as a PHC string. The
 * password enters in NFC (RFC 8265), as keyboards differ in how they compose a letter.
 */
public final class PasswordHash {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    /** More at a time than there are processors would be no faster, but each needs its memory. */
    private static final Semaphore TURNS = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final String phc;

    private PasswordHash(String phc) {
        this.phc = phc;
    }

    /** Hashes a password under a new salt; takes tens of milliseconds, so not inside a transaction. */
    public static PasswordHash of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        // The function itself: the builder of the library reads a file of settings and logs.
        Argon2Function argon2id = Argon2Function.getInstance(
                MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
        return new PasswordHash(
                inTurn(() -> argon2id.hash(octets(password), salt).getResult()));
    }

    /** What {@link #phc} gave earlier, perhaps with the parameters of that time. */
    public static PasswordHash stored(String phc) {
        return new PasswordHash(phc);
    }

    public boolean matches(String password) {
        Argon2Function function = Argon2Function.getInstanceFromHash(phc);
        return inTurn(() -> function.check(octets(password), phc.getBytes(StandardCharsets.US_ASCII)));
    }

    /** {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, ASCII. */
    public String phc() {
        return phc;
    }

    @Override
    public String toString() {
        return "PasswordHash[masked]";
    }

    private static byte[] octets(String password) {
        return NFC.normalize(password).getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T inTurn(Supplier<T> work) {
        TURNS.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            TURNS.release();
        }
    }
}
