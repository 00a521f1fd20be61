package health.intake.launcher;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the local installation in the foreground, until it is ended or its only application server ends; scripts/run starts this.
 */
final class Run {

    private static final long START = System.nanoTime();

    /** The time between two checks whether all servers still run, in milliseconds. */
    private static final long PAUSE = 1000;

    private Run() {}

    /** Arguments: the folder of the installation, the servers of its nodes, port, whether to begin with empty data. */
    public static void main(String[] arguments) {
        try {
            Path folder = Folders.create(Path.of(arguments[0]));
            List<ServerKind> servers =
                    Stream.of(arguments[1].split(",")).map(ServerKind::of).toList();
            LocalIntake.Options options = new LocalIntake.Options(
                            servers.get(0), Integer.parseInt(arguments[2]), folder, settings(), Run::progress)
                    .besides(servers.subList(1, servers.size()));
            run(options, Boolean.parseBoolean(arguments[3]));
        } catch (StartFailure | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(LocalIntake.Options options, boolean fresh) {
        Path folder = options.folder();
        PidFile.claim(folder);
        if (EnvFile.namesRunningServers(folder)) {
            throw new StartFailure("An earlier run was killed; scripts/stop ends what it left running");
        }
        NodePorts.of(options.port(), options.servers().size(), options.isBalanced())
                .requireFree();
        if (fresh) {
            Folders.deleteContent(folder, PidFile.NAME);
        }
        LocalIntake intake = LocalIntake.start(options);
        String demoKey = new DemoOrganization(intake.baseUrl(), intake.adminKey(), folder).ensure();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> EnvFile.delete(folder)));
        EnvFile.write(folder, intake, demoKey);
        progress("Intake is ready at " + intake.baseUrl() + "/api");
        System.out.print(intake.report());
        System.out.print(new FirstRequests(intake.baseUrl(), demoKey).text());
        while (true) {
            pause();
            if (intake.restartEnded()) {
                EnvFile.write(folder, intake, demoKey);
            }
        }
    }

    /** The settings in this process's environment, in which empty ones count as absent; the demo key has no rate limit. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(System.getenv());
        settings.entrySet()
                .removeIf(setting -> !setting.getKey().startsWith("INTAKE_")
                        || setting.getValue().isEmpty());
        settings.putIfAbsent("INTAKE_RATE_LIMIT_KEY", "none");
        return settings;
    }

    private static void progress(String line) {
        long seconds = Duration.ofNanos(System.nanoTime() - START).toSeconds();
        System.out.printf("%3d s  %s%n", seconds, line);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted", e);
        }
    }
}
