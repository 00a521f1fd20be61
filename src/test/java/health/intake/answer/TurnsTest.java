package health.intake.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.line.Owners;
import health.intake.line.Places;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final Places reads = new Places(1, SHORT);
    private final Places changes = new Places(1, SHORT);
    private final Places documents = new Places(1, SHORT);
    private final Turns turns = new Turns(reads, changes, documents);
    private final List<String> bodies = new ArrayList<>();

    private boolean take(GivenRequest request) {
        return take(request, (asked, answer) -> {});
    }

    private boolean take(GivenRequest request, FilterChain work) {
        try {
            return turns.take(request.servletRequest(), work, null);
        } catch (IOException | ServletException e) {
            throw new CompletionException(e);
        }
    }

    private void noteBody(HttpServletRequest request) throws IOException {
        bodies.add(new String(request.getInputStream().readAllBytes(), US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void readOfPeopleWaitsForOtherReads(String method) {
        GivenRequest read = GivenRequest.of(method, "/api/v1/profiles");
        assertThat(take(read)).isTrue();
        reads.enter("somebody");

        assertThat(take(read)).isFalse();
        assertThat(take(GivenRequest.of(method, "/api/openapi.json"))).isTrue();
        assertThat(take(GivenRequest.of("POST", "/api/v1/profiles"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void documentsHaveTheirOwnPlacesAndHealthNeedsNone(String method) {
        documents.enter("somebody");
        reads.enter("somebody");
        changes.enter("somebody");

        assertThat(take(GivenRequest.of(method, "/api/openapi.json"))).isFalse();
        assertThat(take(GivenRequest.of(method, "/api/health/live"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE", "OPTIONS"})
    void changeWaitsForOtherChanges(String method) {
        changes.enter("somebody");

        assertThat(take(GivenRequest.of(method, "/api/v1/profiles"))).isFalse();
    }

    @Test
    void aSlowBodyKeepsNoPlace() throws Exception {
        GivenRequest slow =
                GivenRequest.of("POST", "/api/v1/profiles").withBody("slow").held();
        CompletableFuture<Boolean> sender = CompletableFuture.supplyAsync(
                () -> take(slow, (request, answer) -> noteBody((HttpServletRequest) request)));
        slow.awaitRead();

        assertThat(take(GivenRequest.of("POST", "/api/v1/profiles"))).isTrue();
        slow.goOn();
        assertThat(sender.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bodies).containsExactly("slow");
    }

    @Test
    void noBodyIsWaitedForThatIsNotAnnounced() {
        GivenRequest silent = GivenRequest.of("POST", "/api/v1/key").held();

        assertThat(take(silent, (request, answer) -> {})).isTrue();
    }

    @Test
    void nothingIsWaitedForBehindABodyThatIsAllThere() {
        GivenRequest empty = GivenRequest.of("POST", "/api/v1/key").withBody("").held();

        assertThat(take(empty, (request, answer) -> noteBody((HttpServletRequest) request)))
                .isTrue();
        assertThat(bodies).containsExactly("");
    }

    @Test
    void aBodyThatIsTooLongIsPassedOnAsItCame() {
        String body = "0123456789".repeat(10_000);

        take(
                GivenRequest.of("POST", "/api/v1/profiles").withBody(body),
                (request, answer) -> noteBody((HttpServletRequest) request));

        assertThat(bodies).containsExactly(body);
    }

    @Test
    void aBodyThatBreaksOffIsTheFailureItWas() {
        IOException failure = new IOException("gone");

        assertThat(take(
                        GivenRequest.of("POST", "/api/v1/profiles").broken(failure),
                        (request, answer) -> assertThatThrownBy(
                                        () -> request.getInputStream().read())
                                .isSameAs(failure)))
                .isTrue();
    }

    @Test
    void anOrganizationIsOneWithAllItsKeys() {
        Places eight = new Places(8, SHORT);
        Turns shared = new Turns(eight, changes, documents);
        for (String key : List.of("one", "two")) {
            assertThat(workedOn(shared, key, request -> request.setAttribute(Owners.ATTRIBUTE, "organization")))
                    .isTrue();
        }
        eight.enter("organization");
        eight.enter("organization");

        assertThat(workedOn(shared, "one", request -> {})).isFalse();
        assertThat(workedOn(shared, "two", request -> {})).isFalse();
        assertThat(workedOn(shared, "three", request -> {})).isTrue();
    }

    private static boolean workedOn(Turns turns, String key, Consumer<HttpServletRequest> work) {
        try {
            return turns.take(
                    GivenRequest.of("GET", "/api/v1/profiles").withKey(key).servletRequest(),
                    (request, answer) -> work.accept((HttpServletRequest) request),
                    null);
        } catch (IOException | ServletException e) {
            throw new CompletionException(e);
        }
    }
}
