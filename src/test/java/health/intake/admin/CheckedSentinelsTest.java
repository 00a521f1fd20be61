package health.intake.admin;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.launcher.LocalRedis;
import health.intake.launcher.LocalSentinels;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command check finds at sentinels that ask for a password. */
class CheckedSentinelsTest {

    @TempDir
    static Path folder;

    private static LocalSentinels redis;

    @BeforeAll
    static void start() {
        redis = LocalSentinels.startGuarded(folder.resolve("redis"), 0, "p@s:s/w,o#r");
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    private static String checked(Map<String, String> settings) {
        return Outcome.of(settings, "check").out();
    }

    @Test
    void theMasterIsAskedThatTheyName() {
        assertThat(checked(Map.of("INTAKE_REDIS_URL", redis.url())))
                .contains("\nChecked: settings, Redis (clear text)\n");
    }

    @Test
    void oneThatAnswersIsEnough() {
        LocalRedis first = redis.sentinels().get(0);
        first.stop();
        try {
            assertThat(checked(Map.of("INTAKE_REDIS_URL", redis.url())))
                    .contains("\nChecked: settings, Redis (clear text)\n");
        } finally {
            first.start();
        }
    }

    @Test
    void aMasterThatTheyDoNotKnowIsTold() {
        assertThat(checked(Map.of("INTAKE_REDIS_URL", redis.url().replace("#intake", "#other"))))
                .contains(
                        "A sentinel refuses the service: it knows no master other\n",
                        "  mend: correct the name of the master after #");
    }

    @Test
    void aWrongPasswordOfTheirsIsTold() {
        assertThat(checked(Map.of("INTAKE_REDIS_URL", redis.url(), "INTAKE_REDIS_SENTINEL_PASSWORD", "wrong")))
                .contains("A sentinel refuses the service: WRONGPASS", "INTAKE_REDIS_SENTINEL_PASSWORD");
    }
}
