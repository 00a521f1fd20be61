package health.intake.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RedisLinkTest {

    // these tests check answers, not speed: a busy machine must not fail them
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String ECHO = "return ARGV[1]";

    private static final int MORE_THAN_A_BREAKER_COUNTS = 30;

    private static RedisProcess redis;
    private static RedisLink link;

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

    @Test
    void scriptGetsKeysAndArgumentsAndItsTextIsReturned() {
        String key = UUID.randomUUID().toString();

        link.run("return redis.call('set', KEYS[1], ARGV[1])", List.of(key), "zoë");

        assertThat(link.run("return redis.call('get', KEYS[1])", List.of(key))).contains("zoë");
    }

    @Test
    void noMoreThanTheBeginningOfAStringIsRead() {
        set("long", "a".repeat(100_000));
        set("short", "abc");
        set("empty", "");

        assertThat(link.read("long", 64)).contains("a".repeat(64));
        assertThat(link.read("short", 64)).contains("abc");
        assertThat(link.read("empty", 64)).isEmpty();
        assertThat(link.read("absent", 64)).isEmpty();
    }

    @Test
    void valueOfAnotherTypeIsReadAsNothingAndIsNoFailureOfRedis() {
        link.run("redis.call('del', KEYS[1]) redis.call('rpush', KEYS[1], 'a') return 'OK'", List.of("list"));
        set("string", "abc");

        for (int i = 0; i < MORE_THAN_A_BREAKER_COUNTS; i++) {
            assertThat(link.read("list", 64)).isEmpty();
        }
        assertThat(link.read("string", 64)).contains("abc");
    }

    private static void set(String key, String value) {
        assertThat(link.run("redis.call('set', KEYS[1], ARGV[1]) return 'OK'", List.of(key), value))
                .contains("OK");
    }

    @Test
    void scriptThatReturnsNothingOrFailsIsNoAnswer() {
        assertThat(link.run("return false", List.of())).isEmpty();
        assertThat(link.run("error('refused')", List.of())).isEmpty();
    }

    @Test
    void worksWhenRedisHasForgottenTheScripts() {
        assertThat(link.run(ECHO, List.of(), "first")).contains("first");
        try (Jedis client = redis.client()) {
            client.scriptFlush();
        }

        assertThat(link.run(ECHO, List.of(), "second")).contains("second");
    }

    @Test
    void interruptedCallerGetsNoAnswerAndStaysInterrupted() {
        // an answer that has arrived already would still be read
        String slow = "for i = 1, 3000000 do end return 'unheard'";
        Thread.currentThread().interrupt();

        assertThat(link.run(slow, List.of())).isEmpty();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void passwordAndDatabaseComeFromTheUrl() {
        try (RedisProcess guarded = RedisProcess.started();
                Jedis client = guarded.client()) {
            client.configSet("requirepass", "s@cret");
            client.auth("s@cret");
            client.select(3);
            String url = guarded.url().replace("redis://", "redis://:s%40cret@") + "/3";
            try (RedisLink there = RedisLink.to(url, PATIENCE)) {
                Eventually.within(PATIENCE, "connected", there::answers);
                there.run("return redis.call('set', KEYS[1], ARGV[1])", List.of("name"), "value");
            }

            assertThat(client.get("name")).isEqualTo("value");
        }
    }

    @Test
    void redisThatAsksForAPasswordIsDown() {
        try (RedisProcess guarded = RedisProcess.started();
                Jedis client = guarded.client()) {
            client.configSet("requirepass", "secret");
            client.auth("secret");
            try (RedisLink there = RedisLink.to(guarded.url(), PATIENCE)) {
                // this one, the test's check that the port is open, and the one that is refused
                Eventually.within(PATIENCE, "tried", () -> connections(client) >= 3);
                assertThat(there.answers()).isFalse();
            }
        }
    }

    private static long connections(Jedis client) {
        String name = "total_connections_received:";
        return client.info("stats")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length())))
                .sum();
    }

    @Test
    void settingsWithoutRedisMakeNoLink() {
        assertThat(configured(Optional.empty()).link()).isEmpty();
    }

    @Test
    void settingsWithRedisMakeOneLink() {
        Redis configured = configured(Optional.of(redis.url()));

        assertThat(configured.link()).isPresent();
        assertThat(configured.link().orElseThrow()).isSameAs(configured.link().orElseThrow());
        configured.close();
    }

    @Test
    void settingThatIsNoUrlOfRedisIsRefusedWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configured(Optional.of("http://secret")))
                .withMessageNotContaining("secret");
    }

    private static Redis configured(Optional<String> url) {
        Redis made = new Redis();
        made.url = url;
        made.certificates = Optional.empty();
        made.sentinelPassword = Optional.empty();
        made.connect();
        return made;
    }
}
