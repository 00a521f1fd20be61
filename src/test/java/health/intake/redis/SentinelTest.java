package health.intake.redis;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.launcher.LocalAuthority;
import health.intake.launcher.LocalRedis;
import health.intake.launcher.LocalSentinels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis with sentinels: another master is found without a restart, and a caller never waits for that. */
class SentinelTest {

    private static final Duration TIMEOUT = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private static RedisLink link(String url) {
        return RedisLink.to(url, TIMEOUT);
    }

    @Test
    void anotherMasterIsFound() {
        try (LocalSentinels redis = LocalSentinels.start(folder, 1);
                RedisLink link = link(redis.url())) {
            Eventually.within(PATIENCE, "connected", link::answers);
            LocalRedis former = redis.master();

            former.kill();

            assertThat(link.answers()).isFalse();
            Eventually.within(PATIENCE, "connected to the other", link::answers);
            assertThat(redis.master()).isNotSameAs(former);
            assertThat(link.run("redis.call('set', KEYS[1], 'v', 'px', 60000) return 'OK'", List.of("intake:a")))
                    .contains("OK");
            assertThat(link.read("intake:a", 8)).contains("v");
        }
    }

    @Test
    void sentinelsThatStartLaterAreUsedThen() {
        try (LocalSentinels redis = LocalSentinels.start(folder, 0)) {
            redis.sentinels().forEach(LocalRedis::stop);
            try (RedisLink link = link(redis.url())) {
                assertThat(link.answers()).isFalse();

                redis.sentinels().get(2).start();

                Eventually.within(PATIENCE, "connected", link::answers);
            }
        }
    }

    @Test
    void masterIsUsedWithoutAnySentinel() {
        try (LocalSentinels redis = LocalSentinels.start(folder, 0);
                RedisLink link = link(redis.url())) {
            Eventually.within(PATIENCE, "connected", link::answers);

            redis.sentinels().forEach(LocalRedis::kill);

            for (int i = 0; i < 100; i++) {
                assertThat(link.answers()).isTrue();
            }
        }
    }

    @Test
    void usersOfTheDocumentsHaveTheRightsThatAreNeededAlsoOverTls() throws IOException {
        LocalAuthority authority = LocalAuthority.in(folder.resolve("authority"));
        try (LocalSentinels redis = LocalSentinels.startCertified(
                        folder.resolve("redis"), 1, "p@s:s/w,o#r", authority.issue("ip:127.0.0.1"));
                RedisLink link = RedisLink.to(
                        RedisServer.of(redis.url(), Optional.of(Files.readString(authority.certificate()))),
                        Duration.ofSeconds(2))) {
            Eventually.within(PATIENCE, "connected", link::answers);
            redis.master().kill();
            Eventually.within(PATIENCE, "connected to the other", link::answers);
        }
    }
}
