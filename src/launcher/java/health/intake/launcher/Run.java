package health.intake.launcher;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The local installation in the foreground, until it is ended or the application server ends: what scripts/run starts. */
final class Run {

    private static final long START = System.nanoTime();

    /** Between two looks at whether all is still running, in milliseconds. */
    private static final long PAUSE = 1000;

    private Run() {}

    /** Arguments: the folder to keep all in, server, port, whether to begin with empty data. */
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

    /** Those of the caller's environment, of which an empty one counts as absent; the one demo key may ask as much as it likes. */
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
