package health.intake.blackbox.storm;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.DrillReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Thousands of hostile requests, after which the service must work as before. {@code -Dintake.hostile.seed} chooses them,
 * and {@code -Dintake.hostile.kind} one kind only; the results are written to target/drill.
 */
class HostileStorm {

    private static final int AT_LEAST = 5000;

    private final long seed = Long.getLong("intake.hostile.seed", 1);
    private final String kind = System.getProperty("intake.hostile.kind", "");

    @Test
    void invalidRequestsAreRefusedAndHarmless() {
        Target ground = Target.prepare();
        long before = ground.profiles();

        Tally tally = Storm.over(ground, shots());

        report(tally);
        assertThat(tally.failures()).hasSize(0);
        assertThat(tally.total()).isGreaterThanOrEqualTo(kind.isEmpty() ? AT_LEAST : 1);
        assertThat(ground.profiles()).as("profiles in the database").isEqualTo(before + tally.created());
        ground.requireGoodService();
        assertThat(ground.profiles()).isEqualTo(before + tally.created() + 1);
    }

    /** Those of all kinds mixed, as a server would get them. */
    private List<Shot> shots() {
        List<Shot> shots = new ArrayList<>();
        Kinds.ALL.forEach((name, each) -> {
            if (kind.isEmpty() || kind.equals(name)) {
                shots.addAll(RequestSeries.of(name, each, seed));
            }
        });
        Collections.shuffle(shots, new Random(seed));
        return shots;
    }

    private void report(Tally tally) {
        DrillReport.write("seed %d%n%s%n%s".formatted(seed, String.join("\n", tally.failures()), tally.summary()));
    }
}
