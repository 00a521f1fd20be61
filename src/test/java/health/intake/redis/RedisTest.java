package health.intake.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedisTest {

    private final Redis redis = new Redis();

    @Test
    void anInvalidUrlIsRefusedAtTheStart() {
        redis.url = Optional.of("http://redis");
        redis.sentinelPassword = Optional.empty();
        redis.certificates = Optional.empty();

        assertThatIllegalArgumentException().isThrownBy(redis::connect);
    }

    @Test
    void certificatesThatAreNoneAreRefusedAtTheStartWithoutRepeatingThem() {
        redis.url = Optional.of("rediss://redis.example");
        redis.sentinelPassword = Optional.empty();
        redis.certificates = Optional.of("secret");

        assertThatIllegalArgumentException().isThrownBy(redis::connect).withMessageNotContaining("secret");
    }

    @Test
    void withoutAUrlThereIsNoLink() {
        redis.url = Optional.empty();

        redis.connect();

        assertThat(redis.link()).isEmpty();
    }
}
