package health.intake.undertow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Deadline;
import io.undertow.server.HttpServerExchange;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How requests get threads. */
class WorkersTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String READ = "/api/v1/profiles";
    private static final String FAILING = "/api/v1/failing";
    private static final String HEALTH = "/api/health/live";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger working = new AtomicInteger();
    private final Semaphore allowed = new Semaphore(0);
    private final List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    private final AnswersHandler handler = new AnswersHandler(this::answer);
    private final LocalUndertow server;

    WorkersTest() {
        handler.setReads(1);
        server = new LocalUndertow(handler);
    }

    /** Answers with the path; reads wait until the test allows them. */
    private void answer(HttpServerExchange exchange) throws Exception {
        if (exchange.getRelativePath().startsWith("/api/v1")) {
            working.incrementAndGet();
            allowed.acquire();
            working.decrementAndGet();
        }
        if (exchange.getRelativePath().equals(FAILING)) {
            throw new IllegalStateException();
        }
        Map<String, String> attributes = exchange.getAttachment(HttpServerExchange.REQUEST_ATTRIBUTES);
        if (attributes.containsKey("health.intake.refused")) {
            // as the WAR's error page does
            exchange.setStatusCode(503);
        }
        exchange.startBlocking();
        exchange.getOutputStream().write(exchange.getRelativePath().getBytes(US_ASCII));
        exchange.getOutputStream().close();
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(server.uri(path)).timeout(SOON).build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> askUntilWorkedOn(String path) {
        var answer = ask(path);
        Deadline.within(SOON, "it is worked on", () -> working.get() == 1);
        return answer;
    }

    @Test
    void waitingRequestRunsWhenThePlaceIsFree() {
        var first = askUntilWorkedOn(READ);
        var second = ask(READ);
        assertThat(ask(HEALTH).join().body()).isEqualTo(HEALTH);
        assertThat(working).hasValue(1);

        allowed.release(2);

        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(second.join().statusCode()).isEqualTo(200);
    }

    @Test
    void requestThatWaitsTooLongIsRefusedByTheErrorPage() {
        var first = askUntilWorkedOn(READ);

        long start = System.nanoTime();
        HttpResponse<String> second = ask(READ).join();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(PATIENCE, SOON);
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.body()).isEqualTo("/api/server-error");
        // the place is not kept for the refused request
        allowed.release(2);
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(ask(READ).join().statusCode()).isEqualTo(200);
    }

    @Test
    void aHeadWaitsAsAGetDoes() {
        var first = askUntilWorkedOn(READ);

        HttpRequest head = HttpRequest.newBuilder(server.uri(READ))
                .method("HEAD", BodyPublishers.noBody())
                .build();

        assertThat(client.sendAsync(head, BodyHandlers.discarding()).join().statusCode())
                .isEqualTo(503);
        allowed.release();
        assertThat(first.join().statusCode()).isEqualTo(200);
    }

    @Test
    void keysThatSomebodyMakesUpAreOneOwner() {
        handler.setReads(8);
        for (int i = 0; i < 4; i++) {
            answers.add(client.sendAsync(
                    HttpRequest.newBuilder(server.uri(READ))
                            .header("x-api-key", "made up " + i)
                            .build(),
                    BodyHandlers.ofString()));
        }

        Deadline.within(SOON, "two are worked on", () -> working.get() == 2);
        Deadline.throughout(Duration.ofMillis(300), () -> assertThat(working).hasValue(2));
        allowed.release(4);
        assertThat(answers).allMatch(answer -> answer.join().statusCode() == 200);
    }

    @Test
    void aFailureGivesThePlaceBack() {
        allowed.release(2);

        assertThat(ask(FAILING).join().statusCode()).isEqualTo(500);
        assertThat(ask(READ).join().statusCode()).isEqualTo(200);
    }

    @AfterEach
    void end() {
        allowed.release(100);
        server.close();
    }
}
