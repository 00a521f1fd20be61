package health.intake.blackbox.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An organization at full load takes little from another. {@code scripts/verify neighbour} measures how little. */
@Tag("long")
class NeighbourIT {

    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 5;
    private static final Duration EACH = Duration.ofMillis(1_500);

    /** The ratio of the medians: other load affects both figures, and three builds beside made it 4.5. */
    private static final double MOST = 8;

    @Test
    void neighbourIsServedMeanwhile() {
        Neighbours neighbours = new Neighbours();
        neighbours.beside(CONNECTIONS, EACH);
        List<double[]> alone = new ArrayList<>();
        List<double[]> beside = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            alone.add(neighbours.alone(EACH));
            beside.add(neighbours.beside(CONNECTIONS, EACH));
        }

        assertThat(neighbours.answers().keySet()).contains(200, 201).isSubsetOf(200, 201, 503);
        assertThat(Neighbours.quantile(beside, 0.5)).isLessThan(MOST * Neighbours.quantile(alone, 0.5));
    }
}
