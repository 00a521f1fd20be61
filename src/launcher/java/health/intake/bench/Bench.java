package health.intake.bench;

import health.intake.launcher.LocalIntake;
import health.intake.launcher.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts the services, fills them, loads them and prints the figures; scripts/bench starts this. */
final class Bench {

    private static final long START = System.nanoTime();

    /** One key may send all requests; they are counted as usual. */
    private static final Map<String, String> SETTINGS = Map.of("INTAKE_RATE_LIMIT_KEY", "100000000");

    private final Plan plan;

    private Bench(Plan plan) {
        this.plan = plan;
    }

    /** The arguments are those of a {@link Plan}. */
    public static void main(String[] arguments) {
        try {
            new Bench(Plan.of(arguments)).run();
        } catch (StartFailure | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        Path data = plan.data();
        try (LocalIntake intake = LocalIntake.start(options(data));
                BenchDatabase database = new BenchDatabase(intake.database())) {
            database.run("set global innodb_buffer_pool_size = " + plan.pool());
            List<Target> targets = new ArrayList<>();
            targets.add(IntakeTarget.filled(intake, data, database, plan.scale()));
            progress(plan.scale() + " in Intake");
            targets.add(RawInserts.target(intake.database(), database));
            try (Peer peer = peer(intake, data, database)) {
                peer.target().ifPresent(targets::add);
                measure(intake, database, targets);
            }
            System.out.printf(
                    "%nA key that was revoked under load was refused after at most %d ms%n",
                    new Revocations(intake).longest(targets.get(0).load()));
            tellSize(database);
        }
    }

    private LocalIntake.Options options(Path data) {
        return new LocalIntake.Options(plan.server(), 0, data, SETTINGS, Bench::progress);
    }

    private Peer peer(LocalIntake intake, Path data, BenchDatabase database) {
        Peer peer;
        if (plan.isAgainstKeycloak()) {
            peer = Peer.keycloak(intake, data, database, plan.scale().people());
        } else if (plan.peopleInPeer() > 0) {
            peer = Peer.intake(options(data.resolve("peer")), intake, database, plan.peopleInPeer());
        } else {
            peer = Peer.none();
        }
        peer.target().ifPresent(target -> progress("filled " + target));
        return peer;
    }

    private void measure(LocalIntake intake, BenchDatabase database, List<Target> targets) {
        List<Long> stores = List.of(intake.database().pid(), intake.redis().pid());
        Measurement measurement = new Measurement(targets, database, stores, plan, Bench::progress);
        Table rounds = Table.empty();
        Map<Cell, Figures> medians = new LinkedHashMap<>();
        measurement
                .run((cell, figures) -> {
                    rounds.add(cell, figures);
                    progress("%s over %d, %s: %s req/s"
                            .formatted(
                                    cell.operation(),
                                    cell.connections(),
                                    cell.target(),
                                    figures.texts().get(Figures.RATE)));
                })
                .forEach((cell, figures) -> medians.put(cell, Figures.median(figures)));
        write("rounds.tsv", rounds.tsv());
        tell("medians.tsv", Table.of(medians));
        for (Target other : targets.subList(1, targets.size())) {
            tell("by-" + other + ".tsv", Table.ratios(medians, targets.get(0), other));
        }
        write("plot.svg", Plot.svg(medians, targets));
        System.out.printf("%nAll figures and a plot: %s*%n", plan.file(""));
    }

    private void tell(String file, Table table) {
        write(file, table.tsv());
        System.out.print("\n" + table.text());
    }

    /** Tells the size of the data: if they do not fit into memory, the disk determines the figures. */
    private static void tellSize(BenchDatabase database) {
        long size = database.size();
        long pool = database.number("select @@innodb_buffer_pool_size");
        System.out.printf(
                "%nMariaDB: %d MB of tables, a buffer pool of %d MB%s%n%s%n",
                size >> 20,
                pool >> 20,
                size > pool ? ": too small, these figures tell of the disk" : "",
                database.largestTables());
    }

    private void write(String name, String content) {
        try {
            Files.writeString(plan.file(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void progress(String line) {
        System.err.printf(
                "%4d s  %s%n", Duration.ofNanos(System.nanoTime() - START).toSeconds(), line);
    }
}
