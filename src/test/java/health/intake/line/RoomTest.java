package health.intake.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Room room = new Room(40);

    private boolean take(Object owner, int some) {
        return take(owner, some, Duration.ZERO);
    }

    private boolean take(Object owner, int some, Duration patience) {
        try {
            return room.take(owner, some, patience);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void anOwnerHasAtMostAQuarter() {
        assertThat(take("greedy", 9)).isTrue();
        assertThat(take("greedy", 2)).isFalse();
        assertThat(take("greedy", 1)).isTrue();
        assertThat(take("other", 10)).isTrue();

        room.leave("greedy", 1);

        assertThat(take("greedy", 2)).isFalse();
        assertThat(take("greedy", 1)).isTrue();
    }

    @Test
    void ownerWithAShareGetsNoMoreThanIsLeft() {
        for (int owner = 0; owner < 5; owner++) {
            assertThat(take(owner, 8)).isTrue();
        }

        assertThat(take(0, 1)).isFalse();
        room.leave(2, 1);
        assertThat(take(0, 1)).isTrue();
    }

    @Test
    void fourOwnersDoNotFillItForOthers() {
        for (int owner = 0; owner < 8; owner++) {
            assertThat(take(owner, 10)).isTrue();
        }

        assertThat(take("late", 1)).isFalse();
    }

    @Test
    void waitingOwnerGetsReleasedRoom() throws Exception {
        take("owner", 10);
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> take("owner", 3, LONG));
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> waiting.get(50, TimeUnit.MILLISECONDS));

        room.leave("owner", 2);
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> waiting.get(50, TimeUnit.MILLISECONDS));
        room.leave("owner", 1);

        assertThat(waiting.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void patienceEnds() {
        take("owner", 10);

        assertThat(take("owner", 1, Duration.ofMillis(20))).isFalse();
    }
}
