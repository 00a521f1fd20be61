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
 * The owners of requests, before their keys are checked: the organization whose key was valid before, else the sender. So
 * inventing keys makes nobody many owners, and an organization is one owner with all its keys.
 */
public final class Owners {

    /** The request attribute by which the application reports the organization of the request's key. */
    public static final String ATTRIBUTE = "health.intake.owner";

    /** Marks an invalid key. */
    public static final String NOBODY = "";

    private static final int KEYS = 10_000;

    /** An IPv6 customer may use any address with this prefix (RFC 6177). */
    private static final int BYTES_OF_A_NETWORK = 8;

    /** The most recently used one is the last. */
    private final Map<ByteBuffer, Object> byKey = new LinkedHashMap<>(16, 0.75f, true);

    public Object of(@Nullable String key, InetAddress sender) {
        Object known = key == null ? null : known(digest(key));
        return known == null ? network(sender.getAddress()) : known;
    }

    /** @param told the value of the attribute after the key was checked, null if it was not */
    public void learn(@Nullable String key, @Nullable Object told) {
        if (key != null && told != null) {
            learn(digest(key), told);
        }
    }

    private synchronized @Nullable Object known(ByteBuffer digest) {
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

    /** No keys are kept: a memory dump would show them. */
    private static ByteBuffer digest(String key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
