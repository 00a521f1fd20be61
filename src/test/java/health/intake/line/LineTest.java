package health.intake.line;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.line.Line.Turn;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_OF_ONE_OWNER = 250;

    private final AtomicLong nanoTime = new AtomicLong();
    private final Line<String> line = new Line<>(2, PATIENCE, nanoTime::get);

    LineTest() {
        line.join("owner", "working");
        line.join("owner", "working too");
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void soManyWorkAsThereArePlaces() {
        Line<String> fresh = new Line<>(2, PATIENCE);

        assertThat(fresh.join("owner", "first")).isEqualTo(Turn.NOW);
        assertThat(fresh.join("owner", "second")).isEqualTo(Turn.NOW);
        assertThat(fresh.join("owner", "third")).isEqualTo(Turn.LATER);
    }

    @Test
    void whoeverHasWaitedLongestIsNext() {
        line.join("owner", "first");
        line.join("owner", "second");

        assertThat(line.next()).isEqualTo("first");
        assertThat(line.next()).isEqualTo("second");
        assertThat(line.next()).isNull();
    }

    @Test
    void ownersAreTakenInTurn() {
        line.join("greedy", "first");
        line.join("greedy", "second");
        line.join("greedy", "third");
        line.join("modest", "fourth");
        line.join("other", "fifth");

        assertThat(Stream.generate(line::next).limit(5)).containsExactly("first", "fourth", "fifth", "second", "third");
    }

    @Test
    void aPlaceThatIsHandedOnIsNotFree() {
        line.join("owner", "waiting");

        line.next();

        assertThat(line.join("owner", "another")).isEqualTo(Turn.LATER);
    }

    @Test
    void aPlaceThatNobodyWaitsForIsFree() {
        line.next();

        assertThat(line.join("owner", "another")).isEqualTo(Turn.NOW);
        assertThat(line.join("owner", "one more")).isEqualTo(Turn.LATER);
    }

    @Test
    void onlySoManyWait() {
        for (int i = 0; i < MOST_WAITING; i++) {
            assertThat(line.join(i, "waiting")).isEqualTo(Turn.LATER);
        }

        assertThat(line.join("owner", "too many")).isEqualTo(Turn.NEVER);
        line.next();
        assertThat(line.join("owner", "one more")).isEqualTo(Turn.LATER);
    }

    @Test
    void onlySoManyOfOneOwnerWait() {
        for (int i = 0; i < MOST_OF_ONE_OWNER; i++) {
            assertThat(line.join("owner", "waiting")).isEqualTo(Turn.LATER);
        }

        assertThat(line.join("owner", "too many")).isEqualTo(Turn.NEVER);
        assertThat(line.join("another", "one more")).isEqualTo(Turn.LATER);
    }

    @Test
    void whoHasWaitedTooLongIsSentAwayAndNoOneElse() {
        line.join("owner", "tired");
        pass(PATIENCE.dividedBy(2));
        line.join("owner", "patient");
        pass(PATIENCE.dividedBy(2).minusNanos(1));
        assertThat(line.tired()).isEmpty();

        pass(Duration.ofNanos(1));

        assertThat(line.tired()).containsExactly("tired");
        assertThat(line.tired()).isEmpty();
        assertThat(line.next()).isEqualTo("patient");
        assertThat(line.isEmpty()).isTrue();
    }

    @Test
    void whoLeavesIsNotNext() {
        line.join("owner", "leaving");
        line.join("owner", "staying");

        assertThat(line.leave("leaving")).isTrue();
        assertThat(line.leave("leaving")).isFalse();
        assertThat(line.next()).isEqualTo("staying");
    }

    @Test
    void whoseTurnHasComeCanLeaveNoMore() {
        line.join("owner", "called");

        line.next();

        assertThat(line.leave("called")).isFalse();
    }
}
