package health.intake.bench;

import health.intake.launcher.LocalIntake;
import health.intake.launcher.ServerKind;
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

    /** Twice the size of the audit trail of half an hour of load, most of it from lists. */
    private static final long BYTES_OF_THE_TRAIL = 8L << 30;

    private static final String NOBODY = "-";

    /** One key sends all requests; they are counted as usual. */
    private static final Map<String, String> SETTINGS = Map.of("INTAKE_RATE_LIMIT_KEY", "100000000");

    /** The size of a person in MariaDB, with both services and ample room. */
    private static final long BYTES_OF_A_PERSON = 6 << 10;

    private final Path folder;
    private final ServerKind server;
    private final int rows;
    private final int seconds;
    private final int rounds;
    private final String against;

    private Bench(String[] arguments) {
        this.folder = Path.of(arguments[0]);
        this.server = ServerKind.of(arguments[1]);
        this.rows = Integer.parseInt(arguments[2]);
        this.seconds = Integer.parseInt(arguments[3]);
        this.rounds = Integer.parseInt(arguments[4]);
        this.against = arguments[5];
    }

    /**
     * Arguments: the folder for results, which contains an empty one for data; server, rows, seconds, rounds, and the
     * service to compare with: {@code keycloak}, the number of people in a second Intake, or {@code -}.
     */
    public static void main(String[] arguments) {
        try {
            new Bench(arguments).run();
        } catch (StartFailure | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        Path data = folder.resolve("run");
        try (LocalIntake intake =
                        LocalIntake.start(new LocalIntake.Options(server, 0, data, SETTINGS, Bench::progress));
                BenchDatabase database = new BenchDatabase(intake.database())) {
            database.run("set global innodb_buffer_pool_size = " + pool());
            List<Target> targets = new ArrayList<>();
            targets.add(IntakeTarget.filled(intake, data, database, rows));
            progress(rows + " profiles in Intake");
            targets.add(RawInserts.target(intake.database(), database));
            try (Peer peer = peer(intake, data, database)) {
                peer.target().ifPresent(targets::add);
                measure(intake, database, targets);
            }
            tellSize(database);
        }
    }

    private Peer peer(LocalIntake intake, Path data, BenchDatabase database) {
        Peer peer =
                switch (against) {
                    case NOBODY -> Peer.none();
                    case Wrk.KEYCLOAK -> Peer.keycloak(intake, data, database, rows);
                    default ->
                        Peer.intake(
                                new LocalIntake.Options(server, 0, data.resolve("peer"), SETTINGS, Bench::progress),
                                intake,
                                database,
                                Integer.parseInt(against));
                };
        peer.target().ifPresent(target -> progress("filled " + target));
        return peer;
    }

    /** Ample for the service with the most people. */
    private long pool() {
        int most = Character.isDigit(against.charAt(0)) ? Math.max(rows, Integer.parseInt(against)) : rows;
        return BYTES_OF_THE_TRAIL + most * BYTES_OF_A_PERSON;
    }

    private void measure(LocalIntake intake, BenchDatabase database, List<Target> targets) {
        List<Long> stores = List.of(intake.database().pid(), intake.redis().pid());
        Measurement measurement = new Measurement(targets, database, stores, seconds, rounds, Bench::progress);
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
        System.out.printf("%nAll figures and a plot: %s*%n", file(""));
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
                "%nMariaDB: %d MB of tables, a buffer pool of %d MB%s%n",
                size >> 20, pool >> 20, size > pool ? ": too small, these figures tell of the disk" : "");
    }

    private void write(String name, String content) {
        try {
            Files.writeString(file(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(server + (against.equals(NOBODY) ? "-" : "-" + against + "-") + name);
    }

    private static void progress(String line) {
        System.err.printf(
                "%4d s  %s%n", Duration.ofNanos(System.nanoTime() - START).toSeconds(), line);
    }
}
