package health.intake.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.problem.ProblemException;
import health.intake.redis.Eventually;
import health.intake.redis.RedisLink;
import health.intake.redis.RedisProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** Limits that nodes count together in Redis, and by themselves while it is unavailable or holds something else. */
class SharedBucketsTest extends RateLimitsFixture {

    @Test
    void spendingOfOtherNodesIsReadAfterARefusalOnly() {
        accepted(shared(), 10, subject);
        RateLimits here = shared();
        here.requireLeft(TEN, subject);

        assertThat(accepted(here, 1, subject)).isZero();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> here.requireLeft(TEN, subject));
    }

    @Test
    void aLimitOfEachNodeIsCountedThereAndNeverInRedis() {
        Limit three = Limit.ofEachNode("each", 3);
        for (RateLimits node : List.of(shared(), shared())) {
            for (int left = 2; left >= 0; left--) {
                assertThat(node.spend(three, subject).left()).isEqualTo(left);
            }
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> node.spend(three, subject))
                    .satisfies(refusal -> assertThat(refusal.headers())
                            .containsEntry("RateLimit-Policy", "\"each\";q=3;w=60")
                            .containsEntry("RateLimit", "\"each\";r=0;t=60")
                            .containsEntry("Retry-After", "60"));
        }
        clock.passes("PT60S");
        try (Jedis client = redis.client()) {
            assertThat(client.keys("intake:limit:each:*")).isEmpty();
        }
    }

    @Test
    void remainderIsThatOfAllNodes() {
        accepted(shared(), 6, subject);

        assertThat(shared().spend(TEN, subject).left()).isEqualTo(3);
    }

    @Test
    void nodesShareACount() {
        RateLimits here = shared();
        RateLimits there = shared();

        assertThat(accepted(here, 6, subject)).isEqualTo(6);
        assertThat(accepted(there, 6, subject)).isEqualTo(4);
        assertThat(accepted(here, 1, subject)).isZero();
    }

    /** Sends each request to a node that has counted nothing itself. */
    private int acceptedByFreshNodes(int tries) {
        return (int) IntStream.range(0, tries)
                .parallel()
                .filter(call -> isAccepted(shared(), subject))
                .count();
    }

    @Test
    void everyMinuteAllowsTheWholeNumberOnceOverAllNodes() {
        assertThat(acceptedByFreshNodes(24)).isEqualTo(10);
        clock.passes("PT59.999999S");
        assertThat(acceptedByFreshNodes(12)).isZero();
        clock.passes("PT0.000001S");
        assertThat(acceptedByFreshNodes(24)).isEqualTo(10);
    }

    @Test
    void nodesWithoutRedisCountForThemselves() {
        assertThat(accepted(limits(Optional.empty()), 12, subject)).isEqualTo(10);
        assertThat(accepted(limits(Optional.empty()), 12, subject)).isEqualTo(10);
    }

    @Test
    void nodeCountsForItselfWhileRedisIsUnavailable() {
        try (RedisProcess stopping = RedisProcess.started();
                RedisLink its = RedisLink.to(stopping.url(), PATIENCE)) {
            Eventually.within(PATIENCE, "connected", its::answers);
            RateLimits limits = limits(Optional.of(its));
            assertThat(accepted(limits, 6, subject)).isEqualTo(6);

            stopping.stop();

            assertThat(accepted(limits, 25, subject))
                    .as("what is left of its own")
                    .isEqualTo(4);
        }
    }

    @Test
    void nodeCountsForItselfIfRedisNeverStarted() {
        try (RedisProcess absent = RedisProcess.notStarted();
                RedisLink its = RedisLink.to(absent.url(), PATIENCE)) {
            assertThat(accepted(limits(Optional.of(its)), 12, subject)).isEqualTo(10);
        }
    }

    @Test
    void nodeCountsForItselfIfRedisAnswersTooLate() {
        try (RedisProcess slow = RedisProcess.started();
                RedisLink its = RedisLink.to(slow.url(), Duration.ofMillis(50));
                Jedis client = slow.client()) {
            Eventually.within(PATIENCE, "connected", its::answers);
            client.clientPause(60_000);

            assertThat(accepted(limits(Optional.of(its)), 12, subject)).isEqualTo(10);
        }
    }

    @Test
    void nodeCountsForItselfIfRedisRefusesToWrite() {
        try (RedisProcess full = RedisProcess.started();
                RedisLink its = RedisLink.to(full.url(), PATIENCE);
                Jedis client = full.client()) {
            Eventually.within(PATIENCE, "connected", its::answers);
            client.configSet("maxmemory", "1");

            assertThat(accepted(limits(Optional.of(its)), 12, subject)).isEqualTo(10);
        }
    }

    static Stream<Named<BiConsumer<Jedis, String>>> poisons() {
        return Stream.of(
                text("nothing", ""),
                text("garbage", "garbage"),
                text("bytes that are no text", "\u0000\u00ff\u0000"),
                text("a state without seal", "AAAA"),
                text("a state with an empty seal", "AAAA."),
                text("only a dot", "."),
                text("no base 64", "?.?"),
                text("a huge value", "A".repeat(5_000_000)),
                text("more than can be read", "A".repeat(400) + "." + "A".repeat(400)),
                Named.of("a list", (client, name) -> client.lpush(name, "AAAA")),
                Named.of("a hash", (client, name) -> client.hset(name, "state", "AAAA")));
    }

    private static Named<BiConsumer<Jedis, String>> text(String what, String text) {
        return Named.of(what, (client, name) -> client.set(name, text));
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void poisonCountsAsAFullBucketAndIsOverwritten(BiConsumer<Jedis, String> poison) {
        try (Jedis client = redis.client()) {
            poison.accept(client, name(subject));

            assertThat(accepted(shared(), 6, subject)).isEqualTo(6);
            assertThat(accepted(shared(), 6, subject)).as("shared again").isEqualTo(4);
            assertThat(client.pttl(name(subject))).isBetween(1L, 60_000L);
        }
    }

    @Test
    void stateOfAnotherSubjectCountsAsAFullBucket() {
        String other = subject + "0";
        try (Jedis client = redis.client()) {
            accepted(shared(), 10, other);
            client.set(name(subject), client.get(name(other)));

            assertThat(accepted(shared(), 12, subject)).isEqualTo(10);
        }
    }

    @Test
    void stateSealedWithAnotherSecretCountsAsAFullBucket() {
        try (Jedis client = redis.client()) {
            accepted(shared(), 10, subject);
            String name = name(subject);
            byte[] state = TEXTS.open(name, client.get(name)).orElseThrow();
            client.set(name, OTHER_TEXTS.seal(name, state));

            assertThat(accepted(shared(), 12, subject)).isEqualTo(10);
        }
    }

    @Test
    void redisLearnsNothingOfTheSubjectAndForgetsTheBucketAfterAMinute() {
        try (Jedis client = redis.client()) {
            shared().spend(TEN, subject);

            assertThat(name(subject)).matches("intake:limit:registration:[A-Za-z0-9_-]{43}");
            assertThat(client.get(name(subject))).matches("[A-Za-z0-9_-]{20,300}\\.[A-Za-z0-9_-]{43}");
            assertThat(client.pttl(name(subject))).isBetween(1L, 60_000L);
            assertThat(OTHER_TEXTS.name(TEN, subject)).isNotEqualTo(name(subject));
        }
    }

    private static String name(String subject) {
        return TEXTS.name(TEN, subject);
    }
}
