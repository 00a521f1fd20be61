package health.intake.launcher;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs the local installation in the foreground, until it is ended or the application server ends; scripts/run starts this.
 */
final class Run {

    private static final long START = System.nanoTime();

    /** The time between two checks whether all servers still run, in milliseconds. */
    private static final long PAUSE = 1000;

    private Run() {}

    /** Arguments: the folder of the installation, server, port, whether to begin with empty data. */
    public static void main(String[] arguments) {
        try {
            Path folder = Folders.create(Path.of(arguments[0]));
            ServerKind server = ServerKind.of(arguments[1]);
            run(folder, server, Integer.parseInt(arguments[2]), Boolean.parseBoolean(arguments[3]));
        } catch (StartFailure | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path folder, ServerKind server, int port, boolean fresh) {
        PidFile.claim(folder);
        if (EnvFile.namesRunningServers(folder)) {
            throw new StartFailure("An earlier run was killed; scripts/stop ends what it left running");
        }
        Ports.requireFree(port);
        if (fresh) {
            Folders.deleteContent(folder, PidFile.NAME);
        }
        LocalIntake intake =
                LocalIntake.start(new LocalIntake.Options(server, port, folder, settings(), Run::progress));
        String demoKey = new DemoOrganization(intake.baseUrl(), intake.adminKey(), folder).ensure();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> EnvFile.delete(folder)));
        EnvFile.write(folder, intake, server, demoKey);
        progress("Intake is ready at " + intake.baseUrl() + "/api");
        System.out.print(new FirstRequests(intake.baseUrl(), demoKey).text());
        while (true) {
            pause();
            if (intake.restartEnded()) {
                EnvFile.write(folder, intake, server, demoKey);
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
