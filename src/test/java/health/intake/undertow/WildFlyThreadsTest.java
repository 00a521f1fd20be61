package health.intake.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WildFlyThreadsTest {

    private static final Pattern PLACES = Pattern.compile("reads=(\\d+), changes=(\\d+), documents=(\\d+)");
    private static final Pattern THREADS = Pattern.compile("task-max-threads, value=(\\d+)");
    private static final int FOR_HEALTH = 4;

    @Test
    void healthHasThreadsWhenAllPlacesAreTaken() throws IOException {
        String configuration = Files.readString(Path.of("server-config/wildfly/intake.cli"));
        MatchResult places = only(PLACES, configuration);
        int taken = number(places, 1) + number(places, 2) + number(places, 3);

        assertThat(number(only(THREADS, configuration), 1)).isEqualTo(taken + FOR_HEALTH);
    }

    private static MatchResult only(Pattern pattern, String text) {
        assertThat(pattern.matcher(text).results()).hasSize(1);
        return pattern.matcher(text).results().findFirst().orElseThrow();
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
