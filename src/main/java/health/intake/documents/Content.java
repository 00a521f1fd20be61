package health.intake.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A page, one of its files or a document, as it is sent.
 *
 * @param version differs for different bytes
 */
record Content(byte[] bytes, String type, long version) {

    static final String PAGE = "text/html;charset=utf-8";

    /** The policy of pages, which replaces that of all other answers; the pictures of the console are in its style sheet. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    Content(byte[] bytes, String type) {
        this(bytes, type, ByteBuffer.wrap(sha256(bytes)).getLong() >>> 1);
    }

    /** @param name of a file of the console */
    static Content read(String name, String type) {
        return new Content(bytes("/console/" + name), type);
    }

    static Content ofPage(String html) {
        return new Content(html.getBytes(StandardCharsets.UTF_8), PAGE);
    }

    /** A text of the class path, in UTF-8. */
    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String path) {
        try (InputStream file = Content.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The header fields that it has besides its type. */
    Map<String, Object> headers() {
        // for HEAD no server counts a body that is not sent
        Map<String, Object> headers = new HashMap<>(Map.of("Content-Length", bytes.length));
        if (type.equals(PAGE)) {
            headers.put("Content-Security-Policy", POLICY);
        }
        return headers;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
