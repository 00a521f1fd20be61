package health.intake.devserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The file .run/env, which tells other programs how to reach what runs. */
final class EnvFile {

    private EnvFile() {}

    static void write(Path folder, LocalIntake intake, ServerKind server, String demoKey) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("BASE_URL", intake.baseUrl());
        values.put("ADMIN_KEY", intake.adminKey());
        values.put("DEMO_KEY", demoKey);
        values.put("SERVER", server);
        values.put("APP_PID", intake.serverPid());
        values.put("DB_PID", intake.database().pid());
        values.put("DB_PORT", intake.database().port());
        values.put("DB_NAME", intake.database().name());
        values.put("DB_USER", intake.database().user());
        values.put("DB_PASSWORD", intake.database().password());
        values.put("REDIS_PID", intake.redis().pid());
        values.put("REDIS_PORT", intake.redis().port());
        String lines = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                .collect(Collectors.joining());
        Folders.writePrivately(folder.resolve("env"), lines);
    }

    static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("env"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
