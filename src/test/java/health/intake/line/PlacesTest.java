package health.intake.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void requestWithoutAPlaceInTimeIsRefusedAndLeavesTheLine() {
        Places places = new Places(1, SHORT);
        assertThat(places.enter("owner")).isTrue();

        long start = System.nanoTime();
        assertThat(places.enter("owner")).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT.dividedBy(2), LONG);

        // not passed on to the request that left
        places.leave("owner");
        assertThat(places.enter("owner")).isTrue();
    }

    @Test
    void aPlaceThatIsLeftGoesToTheNextInLine() throws Exception {
        Places places = new Places(1, LONG);
        assertThat(places.enter("owner")).isTrue();
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> places.enter("another"));
        assertThat(other).isNotDone();

        places.leave("owner");

        assertThat(other.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void threadInterruptedWhileWaitingIsRefused() {
        Places places = new Places(1, LONG);
        assertThat(places.enter("owner")).isTrue();

        Thread.currentThread().interrupt();

        assertThat(places.enter("owner")).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
