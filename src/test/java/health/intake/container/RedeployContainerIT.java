package health.intake.container;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.DrillReport;
import health.intake.blackbox.driver.FaultLine;
import health.intake.launcher.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * After repeated deployments of the application, a server keeps neither classes nor threads of earlier ones. {@code
 * -Dintake.redeploys} says how often; {@code scripts/verify redeploy} does it ten times.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeployContainerIT {

    private static final String INTAKE = "redeployed";
    private static final int TIMES = Integer.getInteger("intake.redeploys", 3);

    /**
     * More than after the first one: the JDK and the servers keep the last class that they compared or the last request of
     * a thread, and the thread of a server's scheduler keeps the application that it was started for.
     */
    private static final int STILL_NAMED = 1;

    /** Connections at most, by server-config/: of those of the server's pool more may be needed at once. */
    private static final int POOL = 16;

    /** Threads of the server, which starts and ends them depending on its load. */
    private static final int THREADS = 10;

    /** Metaspace of two applications: of the one still named, and of classes that the server itself loads late. */
    private static final int MEGABYTES = 75;

    /** At the same time, more than a server has threads. */
    private static final int REQUESTS = 100;

    /** Longer than a cancelled task may stay in the server's queue. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** An enumeration: it has instances as long as it is loaded. */
    private static final String CLASS_OF_OURS = "health.intake.access.Scope";

    private final String server = System.getProperty("intake.container");
    private final Api operator = new Api(
            URI.create("http://127.0.0.1:" + System.getProperty("container.http.port")),
            System.getProperty("container.admin.key"));

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = INTAKE, managed = false, testable = false)
    static WebArchive war() {
        return RealWar.with();
    }

    @Test
    void nothingOfAnApplicationOutlivesIt() {
        deployUseAndUndeploy();
        ServerProcess process = ServerProcess.of(server);
        ServerProcess.Held first = process.held(CLASS_OF_OURS);

        for (int i = 0; i < TIMES; i++) {
            deployUseAndUndeploy();
        }

        // connections and threads end in the background, after the undeployment
        AtomicReference<ServerProcess.Held> last = new AtomicReference<>();
        boolean isGivenBack = comesTrue(() -> {
            last.set(process.held(CLASS_OF_OURS));
            return isGivenBack(first, last.get());
        });

        String report = "after the first undeployment " + first + "; after " + TIMES + " more " + last;
        DrillReport.write(report);
        FaultLine line = new FaultLine("redeploy", TIMES);
        line.requests((long) REQUESTS * (TIMES + 1));
        line.note(report);
        line.require(isGivenBack, "not everything is given back");
        line.write();
        assertThat(isGivenBack)
                .as("%s; threads %s", report, process.threadsNamed("redis"))
                .isTrue();
    }

    private static boolean isGivenBack(ServerProcess.Held first, ServerProcess.Held last) {
        return last.copies() <= first.copies() + STILL_NAMED
                && last.threads() < first.threads() + THREADS
                && last.database() <= POOL
                && last.redis() == 0
                && last.metaspace() < first.metaspace() + MEGABYTES;
    }

    private void deployUseAndUndeploy() {
        deployer.deploy(INTAKE);
        try {
            assertThat(comesTrue(() -> status("/api/health/ready") == 200))
                    .as("ready")
                    .isTrue();
            use();
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            deployer.undeploy(INTAKE);
        }
    }

    /** Something of everything that keeps threads or caches: database, Redis, hashing, encryption, metrics, traces, documents. */
    private void use() throws IOException {
        String slug = "org-" + UUID.randomUUID();
        String organization = "/api/admin/organizations/" + slug;
        operator.post("/api/admin/organizations", Map.of("slug", slug, "name", "Redeployed", "country", "DE"));
        operator.post(organization + "/profile-groups", Map.of("slug", "group", "name", "Group"));
        String secret = operator.post(
                        organization + "/api-keys",
                        Map.of("name", "Key", "scopes", List.of("CREATE_USER", "PROFILES_VIEW")))
                .body()
                .path("key")
                .asText();
        Api partner = new Api(URI.create("http://127.0.0.1:" + System.getProperty("container.http.port")), secret);
        assertThat(partner.post("/api/v1/patients", patient()).status()).isEqualTo(201);
        // no JSON, so its answer is not read
        status("/api/metrics");
        assertThat(status("/api/openapi.json")).isEqualTo(200);
        assertThat(partner.get("/api/v1/profiles?email=eva@example.com").body()).hasSize(1);
        forEveryThread(partner);
    }

    /** Idle threads of a server keep their last request until the next one, and so its application. */
    private static void forEveryThread(Api partner) {
        Set<Integer> statuses = IntStream.range(0, REQUESTS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> list(partner), task -> new Thread(task).start()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .collect(Collectors.toSet());
        assertThat(statuses).containsExactly(200);
    }

    private static int list(Api partner) {
        try {
            return partner.get("/api/v1/profiles?limit=500").status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> patient() {
        return Map.of(
                "email", "eva@example.com",
                "firstName", "Eva",
                "lastName", "Maier",
                "gender", "female",
                "dob", "1978-11-02",
                "phone", "030123457",
                "password", "Secret-1234",
                "hcCard", Map.of("number", "A123456780"),
                "groups", List.of("group"));
    }

    private int status(String path) {
        try {
            return operator.get(path).status();
        } catch (IOException e) {
            return -1;
        }
    }

    private static boolean comesTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        return true;
    }
}
