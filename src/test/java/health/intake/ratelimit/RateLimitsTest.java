package health.intake.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.redis.RedisLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** A limit as one node applies it, with Redis and without. */
class RateLimitsTest extends RateLimitsFixture {

    @ParameterizedTest
    @MethodSource("stores")
    void eleventhRequestWithinAMinuteIsRefused(Optional<RedisLink> store) {
        RateLimits limits = limits(store);
        for (int second = 0; second < 50; second += 5) {
            limits.spend(TEN, subject);
            clock.passes("PT5S");
        }

        assertThat(accepted(limits, 3, subject)).isZero();
        clock.passes("PT9.999999S");
        assertThat(accepted(limits, 3, subject)).isZero();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void everyMinuteAllowsTheWholeNumberOnce(Optional<RedisLink> store) {
        RateLimits limits = limits(store);
        assertThat(accepted(limits, 12, subject)).isEqualTo(10);
        for (String pause : List.of("PT60S", "PT60S", "PT1H")) {
            clock.passes(pause);
            assertThat(accepted(limits, 12, subject)).as("after " + pause).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void otherSubjectsAndLimitsAreCountedApart(Optional<RedisLink> store) {
        RateLimits limits = limits(store);
        accepted(limits, 12, subject);

        assertThat(accepted(limits, 12, subject + "0")).isEqualTo(10);
        limits.spend(new Limit("key", 1), subject);
        limits.spend(new Limit("registration", 11), subject);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void refusalTellsWhenToRetry(Optional<RedisLink> store) {
        RateLimits limits = limits(store);
        accepted(limits, 10, subject);

        assertThat(refusal(limits, subject))
                .containsOnly(
                        Map.entry("Retry-After", "60"),
                        Map.entry("RateLimit-Policy", "\"registration\";q=10;w=60"),
                        Map.entry("RateLimit", "\"registration\";r=0;t=60"));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void everyRequestTellsWhatIsLeftOfTheMinute(Optional<RedisLink> store) {
        RateLimits limits = limits(store);

        assertThat(limits.spend(TEN, subject)).isEqualTo(new LimitState(TEN, 9, 60));
        clock.passes("PT20.5S");
        assertThat(limits.spend(TEN, subject)).isEqualTo(new LimitState(TEN, 8, 40));
        assertThat(limits.spend(TEN, subject).headers())
                .containsOnly(
                        Map.entry("RateLimit-Policy", "\"registration\";q=10;w=60"),
                        Map.entry("RateLimit", "\"registration\";r=7;t=40"));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whetherSomethingIsLeftCanBeAskedWithoutSpendingIt(Optional<RedisLink> store) {
        RateLimits limits = limits(store);
        for (int i = 0; i < 30; i++) {
            limits.requireLeft(TEN, subject);
        }
        assertThat(accepted(limits, 10, subject)).isEqualTo(10);

        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> limits.requireLeft(TEN, subject));
        assertThat(refusal.type()).isEqualTo(ProblemType.RATE_LIMITED);
        assertThat(refusal.headers()).isEqualTo(refusal(limits, subject));
        clock.passes("PT60S");
        limits.requireLeft(TEN, subject);
        assertThat(accepted(limits, 12, subject)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"PT0.000001S, 60", "PT1S, 59", "PT1.5S, 59", "PT59S, 1", "PT59.999999S, 1"})
    void secondsAreRoundedUp(String later, String seconds) {
        RateLimits limits = shared();
        accepted(limits, 10, subject);
        clock.passes(later);

        assertThat(refusal(limits, subject))
                .containsEntry("Retry-After", seconds)
                .containsEntry("RateLimit", "\"registration\";r=0;t=" + seconds);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void exhaustedSubjectWaitsForTheWholeMinuteEvenIfRedisIsFlushed(Optional<RedisLink> store) {
        RateLimits limits = limits(store);
        assertThat(accepted(limits, 12, subject)).isEqualTo(10);
        if (store.isPresent()) {
            try (Jedis client = redis.client()) {
                client.flushAll();
            }
        }

        clock.passes("PT59S");
        assertThat(accepted(limits, 5, subject)).isZero();
        clock.passes("PT1S");
        assertThat(accepted(limits, 12, subject)).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void exactlyTenOfManyAtOnceAreAccepted(Optional<RedisLink> store) throws Exception {
        int threads = 16;
        RateLimits limits = limits(store);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                counts.add(pool.submit(() -> {
                    start.await();
                    return accepted(limits, 3, subject);
                }));
            }
            start.countDown();
            int sum = 0;
            for (Future<Integer> count : counts) {
                sum += count.get();
            }
            assertThat(sum).isEqualTo(10);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusalSaysNothingOfTheSubject() {
        RateLimits limits = limits(Optional.empty());
        accepted(limits, 10, subject);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> limits.spend(TEN, subject))
                .withMessageNotContaining("192.0.2.1");
    }
}
