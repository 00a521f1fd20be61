package health.intake.blackbox.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.DrillReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One organization at full load, reads, creations and passwords; 99 % of the requests of another one, alone and beside it in
 * turn. Load, server and database share the machine. The figures are written to target/drill.
 */
class NeighbourDrill {

    private static final int CONNECTIONS = Integer.getInteger("intake.neighbour.connections", 32);
    private static final int ROUNDS = Integer.getInteger("intake.neighbour.rounds", 9);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration EACH = Duration.ofSeconds(4);
    private static final double MOST = Double.parseDouble(System.getProperty("intake.neighbour.most", "2"));

    @Test
    void organizationAtFullLoadTakesLittleFromAnother() {
        Neighbours neighbours = new Neighbours();
        neighbours.beside(CONNECTIONS, WARM_UP);
        List<double[]> alone = new ArrayList<>();
        List<double[]> beside = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            alone.add(neighbours.alone(EACH));
            beside.add(neighbours.beside(CONNECTIONS, EACH));
        }
        double ratio = Neighbours.quantile(beside, 0.99) / Neighbours.quantile(alone, 0.99);
        DrillReport.write("%s; %s; p99 %.2f times; the other's answers %s"
                .formatted(told("alone", alone), told("beside", beside), ratio, neighbours.answers()));

        assertThat(neighbours.answers().keySet()).isSubsetOf(200, 201, 503);
        assertThat(ratio).as("p99 beside / alone").isLessThanOrEqualTo(MOST);
    }

    private static String told(String name, List<double[]> rounds) {
        return "%s %d requests, p50 %.1f ms, p99 %.1f ms"
                .formatted(
                        name,
                        rounds.stream().mapToInt(round -> round.length).sum(),
                        Neighbours.quantile(rounds, 0.5),
                        Neighbours.quantile(rounds, 0.99));
    }
}
