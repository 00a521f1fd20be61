package health.intake.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Loads the targets in turn, so that a disturbance of the machine affects all of them.
 *
 * @param stores processes of MariaDB and Redis
 * @param progress is told each long step
 */
record Measurement(
        List<Target> targets, BenchDatabase database, List<Long> stores, Plan plan, Consumer<String> progress) {

    private static final int[] CONNECTIONS = {1, 16, 64};
    private static final int WARM_UP_CONNECTIONS = 16;

    /**
     * A Java server on two cores becomes faster for this long with each operation; the warm-up takes at least this, or three
     * times a cell.
     */
    private static final int WARM_UP_SECONDS = 40;

    private static final int IDLE_SECONDS = 5;

    /** @param measured is told the figures of each round */
    Map<Cell, List<Figures>> run(BiConsumer<Cell, Figures> measured) {
        // before the warm-up, after which entries of the audit trail are still sealed
        double background = backgroundStatements();
        warmUp();
        Map<Cell, List<Figures>> all = new LinkedHashMap<>();
        for (Operation operation : plan.operations()) {
            for (int connections : CONNECTIONS) {
                for (int round = 1; round <= plan.rounds(); round++) {
                    for (Target target : having(operation)) {
                        Cell cell = new Cell(operation, connections, target);
                        Figures figures = measure(cell, background);
                        all.computeIfAbsent(cell, any -> new ArrayList<>()).add(figures);
                        measured.accept(cell, figures);
                    }
                }
            }
        }
        return all;
    }

    private void warmUp() {
        for (Operation operation : plan.operations()) {
            for (Target target : having(operation)) {
                progress.accept("warming up: " + target + ", " + operation);
                target.load().run(operation, WARM_UP_CONNECTIONS, Math.max(WARM_UP_SECONDS, 3 * plan.seconds()));
            }
        }
    }

    private List<Target> having(Operation operation) {
        return targets.stream()
                .filter(target -> target.operations().contains(operation))
                .toList();
    }

    /** The statements a second of all targets without requests. */
    private double backgroundStatements() {
        database.settle();
        long before = database.statements();
        Machine.pause(IDLE_SECONDS * 1000L);
        return (database.statements() - before) / (double) IDLE_SECONDS;
    }

    private Figures measure(Cell cell, double background) {
        Load load = cell.target().load();
        load.run(cell.operation(), cell.connections(), Math.max(1, plan.seconds() / 2));
        database.settle();
        List<Long> server = List.of(cell.target().pid());
        double serverBefore = Machine.cpuSeconds(server);
        double storesBefore = Machine.cpuSeconds(stores);
        double busyBefore = Machine.busySeconds();
        long statementsBefore = database.statements();
        Load.Result result = load.run(cell.operation(), cell.connections(), plan.seconds());
        double statements = database.statements() - statementsBefore - background * result.seconds();
        double busy = Machine.busySeconds() - busyBefore;
        double ofServer = Machine.cpuSeconds(server) - serverBefore;
        double ofStores = Machine.cpuSeconds(stores) - storesBefore;
        double ofOthers = Math.max(0, busy - ofServer - ofStores - result.cpuSeconds());
        double requests = Math.max(1, result.requests());
        return new Figures(List.of(
                (result.requests() - result.refused()) / result.seconds(),
                result.p50(),
                result.p99(),
                (double) result.errors(),
                1000 * ofServer / requests,
                1000 * ofStores / requests,
                Machine.residentMegabytes(cell.target().pid()),
                Math.max(0, statements) / requests,
                100 * ofOthers / (Machine.cores() * result.seconds())));
    }
}
