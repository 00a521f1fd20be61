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

        assertThatIllegalArgumentException().isThrownBy(redis::connect);
    }

    @Test
    void withoutAUrlThereIsNoLink() {
        redis.url = Optional.empty();

        redis.connect();

        assertThat(redis.link()).isEmpty();
    }
}
