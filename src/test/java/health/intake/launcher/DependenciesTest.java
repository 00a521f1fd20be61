package health.intake.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reaction of scripts/run when one of its servers ends. */
class DependenciesTest {

    @TempDir
    Path folder;

    @Test
    void serverThatEndedIsRestartedOnItsPort() {
        List<String> progress = new ArrayList<>();
        Dependencies dependencies = new Dependencies(
                Project.here(),
                folder,
                new LocalSecrets("", "", "", "", "", "", ""),
                Map.of("INTAKE_DB_URL", "jdbc:mariadb://127.0.0.1:3306/intake"),
                (what, part) -> {});
        try (LocalRedis redis = dependencies.redis()) {
            int port = redis.port();
            long first = redis.pid();
            assertThat(dependencies.restartEnded(progress::add)).isFalse();

            ProcessHandle process = ProcessHandle.of(first).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();

            // the object of a child process learns of its end a moment after its handle
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            boolean isRestarted = false;
            while (!isRestarted && System.nanoTime() < end) {
                isRestarted = dependencies.restartEnded(progress::add);
            }
            assertThat(isRestarted).isTrue();
            assertThat(progress).containsExactly("Redis ended and will be restarted", "Redis started");
            assertThat(redis.pid()).isNotEqualTo(first);
            assertThat(redis.port()).isEqualTo(port);
            assertThat(dependencies.restartEnded(progress::add)).isFalse();
        }
    }
}
