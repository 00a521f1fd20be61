package health.intake.blackbox.mariadb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import health.intake.admin.database.SealedTrail;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.OperatorProgram;
import health.intake.blackbox.driver.OperatorProgram.Run;
import health.intake.blackbox.driver.ServerUnderTest;
import health.intake.launcher.LocalIntake;
import health.intake.launcher.LocalIntake.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Nodes of Intake over databases of a test's own; they share a Redis and the secrets. */
final class OwnNodes implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final String SECRETS = "secrets";

    private final String name;
    private final List<LocalIntake> nodes = new ArrayList<>();

    /** @param name of their folders */
    OwnNodes(String name) {
        this.name = name;
    }

    /**
     * Starts one more without waiting.
     *
     * @param database the settings of its database
     */
    void begin(Map<String, String> database) {
        Map<String, String> environment = new HashMap<>(database);
        environment.put("INTAKE_RATE_LIMIT_KEY", "none");
        Path folder = folder(nodes.size());
        if (!nodes.isEmpty()) {
            environment.put("INTAKE_REDIS_URL", nodes.get(0).redis().url());
            try {
                Files.createDirectories(folder);
                Files.copy(folder(0).resolve(SECRETS), folder.resolve(SECRETS), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        nodes.add(LocalIntake.begin(new Options(ServerUnderTest.kind(), 0, folder, environment, line -> {})));
    }

    private Path folder(int number) {
        return Path.of("target", "blackbox", ServerUnderTest.kind() + "-" + name + "-" + number)
                .toAbsolutePath();
    }

    void awaitReady() {
        Deadline.within(START, "all nodes are ready", () -> nodes().allMatch(OwnNodes::isReady));
    }

    private static boolean isReady(Api node) {
        try {
            return node.get("/api/health/ready").status() == 200;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private Stream<Api> nodes() {
        return nodes.stream().map(node -> Api.of(node.baseUrl()).unchecked());
    }

    /** Each node, asked with a key. */
    List<Api> as(Key key) {
        return nodes.stream()
                .map(node -> Api.of(node.baseUrl()).with("x-api-key", key.secret()))
                .toList();
    }

    /** The first node, asked by the operator. */
    Api operator() {
        return Api.of(nodes.get(0).baseUrl()).with("x-api-key", nodes.get(0).adminKey());
    }

    /** Whether the first node is ready. */
    boolean isFirstReady() {
        return nodes().limit(1).allMatch(OwnNodes::isReady);
    }

    /** The lines of the log of the first node that hold a text. */
    List<String> logged(String text) {
        try (Stream<String> lines = Files.lines(nodes.get(0).serverLog(), ISO_8859_1)) {
            return lines.filter(line -> line.contains(text)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SealedTrail trail() {
        return nodes.get(0).sealedTrail();
    }

    /** Runs intake-admin with the settings of the first node, but for those of its database. */
    Run program(Map<String, String> database, String... arguments) {
        return program(database, folder(0).resolve(SECRETS)).run(arguments);
    }

    private static OperatorProgram program(Map<String, String> database, Path secrets) {
        Map<String, String> settings = new HashMap<>(database);
        try (Stream<String> lines = Files.lines(secrets)) {
            lines.filter(line -> line.matches("(KEY_PEPPER|SECRET|FIELD_KEYS)=.*"))
                    .map(line -> line.split("=", 2))
                    .forEach(pair -> settings.put("INTAKE_" + pair[0], pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OperatorProgram(settings);
    }

    @Override
    public void close() {
        // the first has their Redis
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).close();
        }
    }
}
