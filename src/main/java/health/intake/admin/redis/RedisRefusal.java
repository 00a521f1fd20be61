package health.intake.admin.redis;

import java.io.IOException;

/** Redis or a sentinel answered with an error, which is the message. */
public final class RedisRefusal extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean isOfSentinel;

    RedisRefusal(String error) {
        this(error, false);
    }

    private RedisRefusal(String error, boolean isOfSentinel) {
        super(error);
        this.isOfSentinel = isOfSentinel;
    }

    static RedisRefusal ofSentinel(RedisRefusal refusal) {
        return new RedisRefusal(String.valueOf(refusal.getMessage()), true);
    }

    /** Whether a sentinel answered, not Redis. */
    public boolean isOfSentinel() {
        return isOfSentinel;
    }
}
