package health.intake.redis;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.launcher.LocalCluster;
import health.intake.launcher.LocalRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of Redis: entries of all slots are reached, before and after a fail-over. */
class ClusterTest {

    private static final Duration TIMEOUT = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PUT = "redis.call('set', KEYS[1], ARGV[1], 'px', 600000) return 'OK'";

    @TempDir
    Path folder;

    private static List<String> keys() {
        return IntStream.range(0, 60).mapToObj(i -> "intake:" + i).toList();
    }

    private static boolean holdsEverything(RedisLink link) {
        return keys().stream()
                .allMatch(key -> link.run(PUT, List.of(key), key).isPresent()
                        && link.read(key, 64).equals(Optional.of(key)));
    }

    @Test
    void masterThatEndsIsReplaced() {
        try (LocalCluster redis = LocalCluster.startGuarded(folder, "p@s:s/w,o#r");
                RedisLink link = RedisLink.to(redis.url(), TIMEOUT)) {
            Eventually.within(PATIENCE, "all entries", () -> holdsEverything(link));

            redis.masters().get(0).kill();

            assertThat(holdsEverything(link)).isFalse();
            Eventually.within(PATIENCE, "all entries", () -> holdsEverything(link));
        }
    }

    @Test
    @Tag("long")
    void clusterWithoutAMasterIsUsedAndCompletedLater() {
        try (LocalCluster redis = LocalCluster.start(folder)) {
            LocalRedis lost = redis.masters().get(0);
            lost.kill();
            try (RedisLink link = RedisLink.to(redis.url(), TIMEOUT)) {
                Eventually.within(PATIENCE, "all entries", () -> holdsEverything(link));
            }
        }
    }

    @Test
    @Tag("long")
    void clusterInAnotherPlaceIsFoundByTheUrl() {
        try (LocalCluster one = LocalCluster.start(folder.resolve("one"));
                LocalCluster other = LocalCluster.start(folder.resolve("other"))) {
            other.nodes().forEach(LocalRedis::stop);
            String both = one.url() + other.url().replaceFirst(".*//", ",");
            try (RedisLink link = RedisLink.to(both, TIMEOUT)) {
                Eventually.within(PATIENCE, "all entries", () -> holdsEverything(link));

                one.nodes().forEach(LocalRedis::kill);
                other.nodes().forEach(LocalRedis::start);
                other.awaitHealth();

                Eventually.within(PATIENCE.multipliedBy(2), "all entries", () -> holdsEverything(link));
            }
        }
    }
}
