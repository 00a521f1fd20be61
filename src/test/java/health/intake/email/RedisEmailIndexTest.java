package health.intake.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.intake.email.EmailIndex.Entry;
import health.intake.email.EmailIndex.Status;
import health.intake.id.OrganizationId;
import health.intake.id.ProfileId;
import health.intake.redis.Eventually;
import health.intake.redis.RedisLink;
import health.intake.redis.RedisProcess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

class RedisEmailIndexTest implements EmailIndexContract {

    private static final byte[] KEY = "a key of the tests, 32 bytes long".getBytes(StandardCharsets.US_ASCII);
    private static final Duration DAY = Duration.ofDays(1);

    // these tests check entries, not speed: a busy machine must not fail them
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int HUGE = 5_000_000;

    private static RedisProcess redis;
    private static RedisLink link;
    private static EmailIndex index;

    @BeforeAll
    static void connect() {
        redis = RedisProcess.started();
        link = RedisLink.to(redis.url(), PATIENCE);
        index = new RedisEmailIndex(link, KEY, DAY);
        Eventually.within(PATIENCE, "connected", () -> index.status() == Status.UP);
    }

    @AfterAll
    static void disconnect() {
        link.close();
        redis.close();
    }

    @Override
    public EmailIndex index() {
        return index;
    }

    @Test
    void redisLearnsTheOrganizationTheProfileAndTheVersionButNotTheAddress() {
        OrganizationId organization = new OrganizationId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
        ProfileId profile = new ProfileId(UUID.fromString("01890000-0000-7000-8000-000000000002"));

        index.put(organization, EmailIndexContract.address("zoë@example.org"), new Entry(profile, 3));

        String name = "intake:email:{01890000-0000-7000-8000-000000000001}:Yr1NJJrfxwoU120fyQZC-06npPq40Mm4puPEGtVPqR0";
        try (Jedis client = redis.client()) {
            assertThat(client.keys("intake:email:{" + organization + "}:*")).containsExactly(name);
            assertThat(client.get(name)).isEqualTo("01890000-0000-7000-8000-000000000002:3");
            assertThat(client.pttl(name)).isBetween(DAY.toMillis() - 60_000, DAY.toMillis());
        }
    }

    @Test
    void anotherKeyFindsNothing() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        index.put(organization, NEW, new Entry(new ProfileId(UUID.randomUUID()), 0));

        byte[] otherKey = "another key, of 32 bytes as well".getBytes(StandardCharsets.US_ASCII);
        assertThat(new RedisEmailIndex(link, otherKey, DAY).find(organization, NEW))
                .isEmpty();
    }

    static Stream<Named<BiConsumer<Jedis, String>>> poisons() {
        ProfileId profile = new ProfileId(UUID.randomUUID());
        return Stream.of(
                text("nothing", ""),
                text("garbage", "garbage"),
                text("bytes that are no text", "\u0000\u00ff\u0000"),
                text("a profile without version", profile.toString()),
                text("a version that is no number", profile + ":inf"),
                text("a negative version", profile + ":-1"),
                text("a version beyond a long", profile + ":9999999999999999999"),
                text("a short form of a UUID", "1-1-1-1-1:1"),
                text("an entry and more", profile + ":1 "),
                text("a huge value", profile + ":" + "1".repeat(HUGE)),
                Named.of("a list", (client, name) -> client.lpush(name, profile + ":1")),
                Named.of("a hash", (client, name) -> client.hset(name, "profile", profile.toString())),
                Named.of("a set", (client, name) -> client.sadd(name, profile + ":1")));
    }

    private static Named<BiConsumer<Jedis, String>> text(String what, String text) {
        return Named.of(what, (client, name) -> client.set(name, text));
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void poisonCountsAsNothingAndIsOverwritten(BiConsumer<Jedis, String> poison) {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());
        poison(organization, NEW, poison);
        poison(organization, OLD, poison);

        assertThat(index.find(organization, NEW)).isEmpty();
        index.move(organization, OLD, NEW, new Entry(profile, 1));
        assertThat(index.find(organization, NEW)).contains(new Entry(profile, 1));
        index.put(organization, OLD, new Entry(profile, 2));
        assertThat(index.find(organization, OLD)).contains(new Entry(profile, 2));
        assertThat(index.failedWrites()).isZero();
    }

    private static void poison(OrganizationId organization, EmailAddress email, BiConsumer<Jedis, String> poison) {
        try (Jedis client = redis.client()) {
            poison.accept(client, new EntryNames(KEY).name(organization, email));
        }
    }

    @Test
    void hugeValueStaysInRedis() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        poison(organization, NEW, (client, name) -> client.set(name, "1".repeat(HUGE)));
        try (Jedis client = redis.client()) {
            long before = stat(client, "total_net_output_bytes");

            assertThat(index.find(organization, NEW)).isEmpty();
            index.put(organization, NEW, new Entry(new ProfileId(UUID.randomUUID()), 1));

            assertThat(stat(client, "total_net_output_bytes") - before).isLessThan(HUGE / 10);
        }
    }

    private static long stat(Jedis client, String name) {
        return client.info("stats")
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .sum();
    }

    @Test
    void wrongEntryIsHandedOutForTheCallerToCheck() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId somebody = new ProfileId(UUID.randomUUID());
        poison(organization, NEW, (client, name) -> client.set(name, somebody + ":1"));

        assertThat(index.find(organization, NEW)).contains(new Entry(somebody, 1));
    }

    @Test
    void writesAreCountedWhileRedisIsUnavailable() {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        ProfileId profile = new ProfileId(UUID.randomUUID());
        try (RedisProcess absent = RedisProcess.notStarted();
                RedisLink nowhere = RedisLink.to(absent.url(), PATIENCE)) {
            EmailIndex there = new RedisEmailIndex(nowhere, KEY, DAY);

            there.put(organization, NEW, new Entry(profile, 1));
            there.move(organization, OLD, NEW, new Entry(profile, 2));

            assertThat(there.failedWrites()).isEqualTo(2);
            assertThat(there.find(organization, NEW)).isEmpty();
            assertThat(there.status()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void entryMustLiveForSomeTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RedisEmailIndex(link, KEY, Duration.ZERO));
    }
}
