package health.intake.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.redis.Eventually;
import health.intake.redis.RedisLink;
import health.intake.redis.RedisProcess;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;

/** A Redis for the tests of a class; every test has its own subject and clock. */
abstract class RateLimitsFixture {

    static final Limit TEN = new Limit("registration", 10);
    private static final Secrets SECRETS = secrets("c2VjcmV0IG9mIHRoZSB0ZXN0cywgb2YgMzIgYnl0ZXM=");

    static final BucketText TEXTS = new BucketText(SECRETS.hmac(Purpose.RATE_LIMIT));
    static final BucketText OTHER_TEXTS = new BucketText(
            secrets("YW5vdGhlciBzZWNyZXQsIG9mIDMyIGJ5dGVzIGFzIHdlbGw=").hmac(Purpose.RATE_LIMIT));

    // these tests check counts, not speed: a busy machine must not fail them
    static final Duration PATIENCE = Duration.ofSeconds(5);

    static RedisProcess redis;
    private static RedisLink link;

    final SetClock clock = new SetClock(Instant.parse("2026-04-01T09:14:32.123456Z"));
    final String subject = "192.0.2.1 " + UUID.randomUUID();

    @BeforeAll
    static void connect() {
        redis = RedisProcess.started();
        link = RedisLink.to(redis.url(), PATIENCE);
        Eventually.within(PATIENCE, "connected", link::answers);
    }

    @AfterAll
    static void disconnect() {
        link.close();
        redis.close();
    }

    private static Secrets secrets(String base64) {
        return new Secrets(Optional.of(base64), Optional.empty(), Optional.of(base64));
    }

    static Stream<Named<Optional<RedisLink>>> stores() {
        return Stream.of(Named.of("with Redis", Optional.of(link)), Named.of("without Redis", Optional.empty()));
    }

    final RateLimits limits(Optional<RedisLink> store) {
        return new RateLimits(store, SECRETS, clock);
    }

    final RateLimits shared() {
        return limits(Optional.of(link));
    }

    static int accepted(RateLimits limits, int tries, String subject) {
        return (int) IntStream.range(0, tries)
                .filter(call -> isAccepted(limits, subject))
                .count();
    }

    static boolean isAccepted(RateLimits limits, String subject) {
        try {
            limits.spend(TEN, subject);
            return true;
        } catch (ProblemException refusal) {
            assertThat(refusal.type()).isEqualTo(ProblemType.RATE_LIMITED);
            return false;
        }
    }

    static Map<String, String> refusal(RateLimits limits, String subject) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> limits.spend(TEN, subject));
        return refusal.headers();
    }
}
