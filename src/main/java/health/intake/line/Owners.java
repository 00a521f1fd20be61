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
 * Whose requests are, before anybody has judged their keys: those of the organization whose key was valid before, else of
 * their sender. So nobody is many by making keys up, and an organization is one with all its keys.
 */
public final class Owners {

    /** The request attribute by which the application tells whose the key of the request is. */
    public static final String ATTRIBUTE = "health.intake.owner";

    /** Tells that a key is not valid. */
    public static final String NOBODY = "";

    private static final int KEYS = 10_000;

    /** A customer of IPv6 may use any address that begins with these (RFC 6177). */
    private static final int BYTES_OF_A_NETWORK = 8;

    /** The one that was used last is the last. */
    private final Map<ByteBuffer, Object> byKey = new LinkedHashMap<>(16, 0.75f, true);

    public Object of(@Nullable String key, InetAddress sender) {
        Object known = key == null ? null : known(digest(key));
        return known == null ? network(sender.getAddress()) : known;
    }

    /** @param told the value of the attribute after the request was judged, null if it was not */
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

    /** No keys are kept, which a dump of the memory would show. */
    private static ByteBuffer digest(String key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
