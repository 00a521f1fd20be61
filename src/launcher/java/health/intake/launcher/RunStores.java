package health.intake.launcher;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs an empty MariaDB and a Redis in the foreground until it is ended; scripts/verify archive starts this. */
final class RunStores {

    private RunStores() {}

    /** Arguments: a folder, in which the file stores appears, for a shell to read, as soon as both answer. */
    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::endAll));
        try {
            Path folder = Folders.create(Path.of(arguments[0]));
            LocalSecrets secrets = LocalSecrets.of(folder);
            Dependencies stores = new Dependencies(Project.here(), folder, secrets, Map.of(), (what, part) -> {});
            Folders.writePrivately(folder.resolve("stores"), lines(stores, secrets));
            Thread.currentThread().join();
        } catch (StartFailure | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String lines(Dependencies stores, LocalSecrets secrets) {
        return stores.description().entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                        .collect(Collectors.joining())
                + "DB_ROOT_PASSWORD=" + secrets.rootPassword() + "\nHTTP_PORT=" + Ports.free() + "\nADMIN_PORT="
                + Ports.free() + "\n";
    }
}
