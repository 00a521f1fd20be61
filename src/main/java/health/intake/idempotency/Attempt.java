package health.intake.idempotency;

import health.intake.requestbody.RequestBody;
import org.jspecify.annotations.Nullable;

/** A request that creates something, as far as it can be told from others when it comes again. */
public final class Attempt {

    private final String operation;
    private final @Nullable String key;
    private final RequestBody<?> body;

    private Attempt(String operation, @Nullable String key, RequestBody<?> body) {
        this.operation = operation;
        this.key = key;
        this.body = body;
    }

    /**
     * To be called where the syntax of the body is judged, for it is what is judged here: of the body first, then
     * {@code malformed_request} of the header.
     *
     * @param operation an ASCII word that never changes, at most 32 characters: each operation has its own keys
     */
    public static Attempt of(String operation, IdempotencyKey key, RequestBody<?> body) {
        body.requireReadable();
        return new Attempt(operation, key.text().orElse(null), body);
    }

    /** Whether it may have been made before, and have taken itself what is taken. */
    public boolean isRepeatable() {
        return key != null;
    }

    String operation() {
        return operation;
    }

    /** Null if the caller sent none. */
    @Nullable
    String key() {
        return key;
    }

    byte[] octets() {
        return body.octets();
    }

    @Override
    public String toString() {
        return "Attempt[masked]";
    }
}
