package health.intake.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DrainTest {

    private final Traffic traffic = new Traffic();

    @Test
    void nodeIsNotReadyFromTheBeginning() {
        CompletableFuture<Void> drained = drain(Duration.ofSeconds(30));

        while (!traffic.isStopping()) {
            Thread.onSpinWait();
        }
        assertThat(drained).isNotDone();
    }

    @Test
    void requestUnderwayIsWaitedFor() throws InterruptedException {
        traffic.begin();
        CompletableFuture<Void> drained = drain(Duration.ZERO);

        Thread.sleep(800);
        assertThat(drained).isNotDone();
        traffic.end();

        drained.join();
    }

    @Test
    void loadBalancersHaveTheirTime() {
        long start = System.nanoTime();

        drain(Duration.ofSeconds(1)).join();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void secondSignalIsNotHeldUp() {
        Drain drain = new Drain(traffic, Duration.ofSeconds(30));
        Thread first = new Thread(drain::run);
        first.setDaemon(true);
        first.start();
        while (!traffic.isStopping()) {
            Thread.onSpinWait();
        }

        drain.run();

        assertThat(first.isAlive()).isTrue();
    }

    private CompletableFuture<Void> drain(Duration notice) {
        return CompletableFuture.runAsync(new Drain(traffic, notice)::run);
    }
}
