package health.intake.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.redis.Eventually;
import health.intake.redis.RedisLink;
import health.intake.redis.RedisProcess;
import health.intake.secret.Purpose;
import health.intake.secret.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** Limits counted in Redis and in one node; every test has its own subject. */
class RateLimitsTest {

    private static final Limit TEN = new Limit("registration", 10);
    private static final Secrets SECRETS = secrets("c2VjcmV0IG9mIHRoZSB0ZXN0cywgb2YgMzIgYnl0ZXM=");

    private static final BucketText TEXTS = new BucketText(SECRETS.hmac(Purpose.RATE_LIMIT));
    private static final BucketText OTHER_TEXTS = new BucketText(
            secrets("YW5vdGhlciBzZWNyZXQsIG9mIDMyIGJ5dGVzIGFzIHdlbGw=").hmac(Purpose.RATE_LIMIT));

    // these tests check counts, not speed: a busy machine must not fail them
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static RedisProcess redis;
    private static RedisLink link;

    private final SetClock clock = new SetClock(Instant.parse("2026-04-01T09:14:32.123456Z"));
    private final String subject = "192.0.2.1 " + UUID.randomUUID();

    private static final class SetClock extends Clock {
        private Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        void passes(String duration) {
            now = now.plus(Duration.parse(duration));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

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

    private RateLimits limits(Optional<RedisLink> store) {
        return new RateLimits(store, SECRETS, clock);
    }

    private RateLimits shared() {
        return limits(Optional.of(link));
    }

    private static int accepted(RateLimits limits, int tries, String subject) {
        return (int) IntStream.range(0, tries)
                .filter(call -> isAccepted(limits, subject))
                .count();
    }

    private static boolean isAccepted(RateLimits limits, String subject) {
        try {
            limits.spend(TEN, subject);
            return true;
        } catch (ProblemException refusal) {
            assertThat(refusal.type()).isEqualTo(ProblemType.RATE_LIMITED);
            return false;
        }
    }

    private static Map<String, String> refusal(RateLimits limits, String subject) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> limits.spend(TEN, subject));
        return refusal.headers();
    }

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
    void othersAreNotTouched(Optional<RedisLink> store) {
        RateLimits limits = limits(store);
        accepted(limits, 12, subject);

        assertThat(accepted(limits, 12, subject + "0")).isEqualTo(10);
        limits.spend(new Limit("key", 1), subject);
        limits.spend(new Limit("registration", 11), subject);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void refusalTellsWhenToTryAgain(Optional<RedisLink> store) {
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
    void nodeCountsForItselfWhileRedisIsAway() {
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

    @Test
    void redisThatWasNeverThereIsDoneWithout() {
        try (RedisProcess absent = RedisProcess.notStarted();
                RedisLink its = RedisLink.to(absent.url(), PATIENCE)) {
            assertThat(accepted(limits(Optional.of(its)), 12, subject)).isEqualTo(10);
        }
    }

    @Test
    void redisThatDoesNotAnswerInTimeIsDoneWithout() {
        try (RedisProcess slow = RedisProcess.started();
                RedisLink its = RedisLink.to(slow.url(), Duration.ofMillis(50));
                Jedis client = slow.client()) {
            Eventually.within(PATIENCE, "connected", its::answers);
            client.clientPause(60_000);

            assertThat(accepted(limits(Optional.of(its)), 12, subject)).isEqualTo(10);
        }
    }

    @Test
    void redisThatRefusesToWriteIsDoneWithout() {
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
                text("octets that are no text", "\u0000\u00ff\u0000"),
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
    void poisonIsTakenForAFullBucketAndWrittenOver(BiConsumer<Jedis, String> poison) {
        try (Jedis client = redis.client()) {
            poison.accept(client, name(subject));

            assertThat(accepted(shared(), 6, subject)).isEqualTo(6);
            assertThat(accepted(shared(), 6, subject)).as("shared again").isEqualTo(4);
            assertThat(client.pttl(name(subject))).isBetween(1L, 60_000L);
        }
    }

    @Test
    void stateOfAnotherSubjectIsTakenForAFullBucket() {
        String other = subject + "0";
        try (Jedis client = redis.client()) {
            accepted(shared(), 10, other);
            client.set(name(subject), client.get(name(other)));

            assertThat(accepted(shared(), 12, subject)).isEqualTo(10);
        }
    }

    @Test
    void stateSealedWithAnotherSecretIsTakenForAFullBucket() {
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

    @ParameterizedTest
    @CsvSource({"'', 10", "Registration, 10", "'a b', 10", "'a\"', 10", "-, 10", "registration, 0"})
    void limitHasANameThatCanBePrintedAndAllowsSomething(String name, int requests) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(name, requests));
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
