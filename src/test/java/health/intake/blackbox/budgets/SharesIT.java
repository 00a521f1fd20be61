package health.intake.blackbox.budgets;

import static health.intake.blackbox.driver.Tenant.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import health.intake.blackbox.driver.Installation;
import health.intake.blackbox.driver.Key;
import health.intake.blackbox.driver.KeyText;
import health.intake.blackbox.driver.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A waiting request takes room of its own organization only, with any key. */
class SharesIT {

    /** More than one owner may have at work and waiting. */
    private static final int MANY = 400;

    private static final Duration SOON = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger refused = new AtomicInteger();
    private final Key greedy;
    private final Key greedyToo;
    private final Key modest = used(Tenant.create());

    SharesIT() {
        Tenant tenant = Tenant.create();
        greedy = used(tenant);
        greedyToo = used(tenant);
    }

    /** A key that was valid before. */
    private static Key used(Tenant tenant) {
        Key key = tenant.key("PROFILES_VIEW");
        key.api().get(PROFILES).is(200);
        return key;
    }

    private CompletableFuture<HttpResponse<Void>> ask(String secret) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(Installation.shared().baseUrl() + PROFILES + "?limit=1"))
                .timeout(Duration.ofSeconds(60))
                .header("x-api-key", secret)
                .build();
        return client.sendAsync(request, BodyHandlers.discarding());
    }

    private void flood(IntFunction<String> secrets) {
        for (int i = 0; i < MANY; i++) {
            ask(secrets.apply(i)).thenRun(refused::incrementAndGet);
        }
        Deadline.within(SOON, "more came than may wait", () -> refused.get() > 0);
    }

    private static boolean isRefusedAtOnce(CompletableFuture<HttpResponse<Void>> answer, CompletableFuture<?> waiting) {
        int status = answer.join().statusCode();
        assertThat(status).isEqualTo(503);
        return !waiting.isDone();
    }

    @Test
    void anOrganizationWithSeveralKeysIsOne() {
        Installation.shared().withHangingDatabase(() -> {
            flood(i -> greedy.secret());

            var others = ask(modest.secret());
            assertThat(isRefusedAtOnce(ask(greedyToo.secret()), others)).isTrue();
        });
    }

    @Test
    void keysThatAreMadeUpTakeNothingFromGoodOnes() {
        Installation.shared().withHangingDatabase(() -> {
            flood(i -> KeyText.unissued());

            var others = ask(modest.secret());
            assertThat(isRefusedAtOnce(ask(KeyText.unissued()), others)).isTrue();
        });
    }
}
