package health.intake.devserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The local installation in the foreground, until it is ended: what scripts/run starts. */
final class Run {

    private static final long START = System.nanoTime();

    private Run() {}

    /** Arguments: server, port, whether to begin with empty data. */
    public static void main(String[] arguments) {
        try {
            run(ServerKind.of(arguments[0]), Integer.parseInt(arguments[1]), Boolean.parseBoolean(arguments[2]));
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(ServerKind server, int port, boolean fresh) {
        Path folder = Project.here().root().resolve(".run");
        if (!Ports.isFree(port)) {
            throw new StartFailure("Port " + port + " is in use; choose another with --port");
        }
        if (fresh) {
            Folders.delete(folder);
        }
        LocalIntake intake = LocalIntake.start(new LocalIntake.Options(server, port, folder, Map.of(), Run::progress));
        EnvFile.write(folder, intake, server);
        progress("Intake is ready at " + intake.baseUrl() + "/api");
        untilEnded();
    }

    private static void progress(String line) {
        long seconds = Duration.ofNanos(System.nanoTime() - START).toSeconds();
        System.out.printf("%3d s  %s%n", seconds, line);
    }

    private static void untilEnded() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
