package health.intake.admin.redis;

import java.io.IOException;

/** Redis answered with an error, which is the message. */
public final class RedisRefusal extends IOException {

    private static final long serialVersionUID = 1;

    RedisRefusal(String error) {
        super(error);
    }
}
