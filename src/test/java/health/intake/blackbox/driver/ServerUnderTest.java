package health.intake.blackbox.driver;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.intake.launcher.LocalCluster;
import health.intake.launcher.LocalIntake;
import health.intake.launcher.LocalRedis;
import health.intake.launcher.LocalSentinels;
import health.intake.launcher.ServerKind;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The service that the suite talks to: one of its own with empty data, on the server that {@code -Dintake.server} names
 * (a {@link ServerKind}); or one that runs already, which the file of {@code -Dintake.env} describes. Tests
 * that need to stop Redis or to see into the database are left out with the latter. Of several nodes, one for each server that
 * {@code -Dintake.nodes} lists, the first is of that kind; clients then talk to their load balancer.
 *
 * @param folder where the service writes its logs
 */
public record ServerUnderTest(URI baseUrl, String adminKey, @Nullable LocalIntake own, Path folder) {

    /**
     * The address of this machine whose X-Forwarded-* the service trusts; a service that runs already must trust it, too.
     */
    public static final String PROXY = "127.0.0.9";

    /** The token for metrics; a service that runs already must have it, too. */
    public static final String METRICS_TOKEN = "metrics-token_of_the_black_box-0123456789";

    private static final String REDIS = "intake.redis";
    private static final String REDIS_URL = "INTAKE_REDIS_URL";

    /** The kinds of all nodes. */
    static List<ServerKind> nodes() {
        String listed = System.getProperty("intake.nodes", kind().toString());
        return Stream.of(listed.split(",")).map(ServerKind::of).toList();
    }

    static ServerUnderTest start() {
        String env = System.getProperty("intake.env");
        return env == null ? started() : running(Path.of(env));
    }

    /** The kind of server that the suite runs on. */
    public static ServerKind kind() {
        return ServerKind.of(System.getProperty("intake.server", "payara"));
    }

    private static ServerUnderTest started() {
        ServerKind kind = kind();
        Path folder = Path.of("target", "blackbox", kind.toString()).toAbsolutePath();
        delete(folder);
        Map<String, String> environment = new HashMap<>(environment());
        severalRedis(folder.resolveSibling(folder.getFileName() + "-redis"))
                .ifPresent(url -> environment.put(REDIS_URL, url));
        List<ServerKind> nodes = nodes();
        LocalIntake intake = LocalIntake.start(new LocalIntake.Options(kind, 0, folder, environment, line -> {})
                .besides(nodes.subList(1, nodes.size())));
        return new ServerUnderTest(intake.baseUrl(), intake.adminKey(), intake, folder);
    }

    /** The servers that {@code -Dintake.redis} asks for in place of a single one: {@code sentinel} or {@code cluster}. */
    private static Optional<String> severalRedis(Path folder) {
        return switch (System.getProperty(REDIS, "")) {
            case "" -> Optional.empty();
            // the installation ends all processes at the end
            case "sentinel" -> Optional.of(LocalSentinels.start(folder, 1).url());
            case "cluster" -> Optional.of(LocalCluster.start(folder).url());
            default -> throw new IllegalArgumentException("-D" + REDIS + " is sentinel or cluster");
        };
    }

    // the tests send far more requests and invalid keys than real clients; RateLimitsIT has a node with limits of its
    // own
    static Map<String, String> environment() {
        return Map.of(
                "INTAKE_TRUSTED_PROXIES",
                PROXY,
                "INTAKE_METRICS_TOKEN",
                METRICS_TOKEN,
                "INTAKE_RATE_LIMIT_KEY",
                "1000000",
                "INTAKE_RATE_LIMIT_FAILED_AUTHENTICATION",
                "1000000");
    }

    private static ServerUnderTest running(Path env) {
        Properties values = new Properties();
        try (Reader lines = Files.newBufferedReader(env)) {
            values.load(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path folder = Objects.requireNonNull(env.toAbsolutePath().getParent());
        return new ServerUnderTest(
                URI.create(values.getProperty("BASE_URL")), values.getProperty("ADMIN_KEY"), null, folder);
    }

    /** Without {@code /api}; of the first node, where the base URL is that of a load balancer. */
    URI firstUrl() {
        return own == null ? baseUrl : own.nodeUrls().get(0);
    }

    LocalIntake intake() {
        assumeTrue(own != null, "needs servers of its own");
        return Objects.requireNonNull(own);
    }

    /** The one Redis of the service; tests that look into it are left out where there are several. */
    LocalRedis redis() {
        assumeTrue(System.getProperty(REDIS) == null, "needs a single Redis");
        return intake().redis();
    }

    String redisUrl() {
        return intake().redisUrl();
    }

    /** The logs of the application server, not those of MariaDB and Redis. */
    List<Path> logs() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(".*\\.log(\\..*)?|.*access.*\\.txt"))
                    .filter(file -> !folder.relativize(file).toString().matches("(mariadb|redis)/.*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
