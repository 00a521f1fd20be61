package health.intake.idempotency;

import health.intake.requestbody.RequestBody;
import org.jspecify.annotations.Nullable;

/** A request that creates something, with all that identifies it when it is replayed. */
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
     * Judges the syntax of the body first, then that of the header ({@code malformed_request}); to be called at that point
     * of the order of checks.
     *
     * @param operation an ASCII word that never changes, at most 32 characters: each operation has its own keys
     */
    public static Attempt of(String operation, IdempotencyKey key, RequestBody<?> body) {
        body.requireReadable();
        return new Attempt(operation, key.text().orElse(null), body);
    }

    /** Whether this may be a replay: the first attempt may then have caused a conflict that this one meets. */
    public boolean isRepeatable() {
        return key != null;
    }

    String operation() {
        return operation;
    }

    /** Null if the client sent none. */
    @Nullable
    String key() {
        return key;
    }

    byte[] bytes() {
        return body.bytes();
    }

    @Override
    public String toString() {
        return "Attempt[masked]";
    }
}
