package health.intake.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The file .run/env, which tells other programs how to reach the running servers, and .run/settings, the environment of the node
 * for a shell.
 */
final class EnvFile {

    private static final String SETTINGS = "settings";

    private EnvFile() {}

    static void write(Path folder, LocalIntake intake, String demoKey) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("BASE_URL", intake.baseUrl());
        values.put("ADMIN_KEY", intake.adminKey());
        values.put("DEMO_KEY", demoKey);
        values.putAll(intake.servers());
        String lines = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                .collect(Collectors.joining());
        Folders.writePrivately(folder.resolve(SETTINGS), assignments(intake.environment()));
        Folders.writePrivately(folder.resolve("env"), lines);
    }

    private static String assignments(Map<String, String> environment) {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .map(setting ->
                                setting.getKey() + "='" + setting.getValue().replace("'", "'\\''") + "'\n")
                        .collect(Collectors.joining());
    }

    /** Whether servers of an earlier run that was killed still run. */
    static boolean namesRunningServers(Path folder) {
        Path file = folder.resolve("env");
        return Files.exists(file)
                && Folders.read(file)
                        .lines()
                        .filter(line -> line.matches("(APP|NODE_\\d+|BALANCER|DB|REDIS)_PID=\\d+"))
                        .map(line -> Long.valueOf(line.substring(line.indexOf('=') + 1)))
                        .anyMatch(pid -> isOurs(pid, folder));
    }

    /** The system may have given the number to another process since then. */
    private static boolean isOurs(long pid, Path folder) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains(folder.toString()))
                .isPresent();
    }

    static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("env"));
            Files.deleteIfExists(folder.resolve(SETTINGS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
