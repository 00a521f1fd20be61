package health.intake.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the owner of a request before its key is checked: the organization, if an earlier request found the key valid, else
 * the sender. So a client that invents keys is still one owner, and an organization is one owner with all its keys.
 */
public final class Owners {

    /** The request attribute by which the application reports the organization of the request's key. */
    public static final String ATTRIBUTE = "health.intake.owner";

    /** The value of the attribute for an invalid key. */
    public static final String NOBODY = "";

    private static final int KEYS = 10_000;

    /** A customer may use all IPv6 addresses with a prefix of this length (RFC 6177). */
    private static final int BYTES_OF_A_NETWORK = 8;

    /** In order of use; the most recently used key is the last. */
    private final Map<ByteBuffer, Object> byKey = new LinkedHashMap<>(16, 0.75f, true);

    public Object of(@Nullable String key, InetAddress sender) {
        Object cached = key == null ? null : cached(digest(key));
        return cached == null ? network(sender.getAddress()) : cached;
    }

    /** @param owner the value of the attribute after the key was checked; null if it was not checked */
    public void learn(@Nullable String key, @Nullable Object owner) {
        if (key != null && owner != null) {
            learn(digest(key), owner);
        }
    }

    private synchronized @Nullable Object cached(ByteBuffer digest) {
        return byKey.get(digest);
    }

    private synchronized void learn(ByteBuffer digest, Object owner) {
        if (owner.equals(NOBODY)) {
            byKey.remove(digest);
        } else {
            byKey.put(digest, owner);
            if (byKey.size() > KEYS) {
                byKey.remove(byKey.keySet().iterator().next());
            }
        }
    }

    private static ByteBuffer network(byte[] address) {
        return ByteBuffer.wrap(Arrays.copyOf(address, Math.min(address.length, BYTES_OF_A_NETWORK)));
    }

    /** Only digests are stored, because a memory dump would reveal keys. */
    private static ByteBuffer digest(String key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
