package health.intake.line;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.line.Line.Size;
import health.intake.line.Line.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_OF_ONE_OWNER = 250;

    private final AtomicLong nanoTime = new AtomicLong();
    private final Line<String> line = new Line<>(Size.of(2), PATIENCE, nanoTime::get);

    LineTest() {
        line.join("at work", "working");
        line.join("at work, too", "working too");
    }

    /** The request that gets the released place. */
    private String next() {
        return line.next("at work").stream().findFirst().orElse("nobody");
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void soManyWorkAsThereArePlaces() {
        Line<String> fresh = new Line<>(2, PATIENCE);

        assertThat(fresh.join("one", "first")).isEqualTo(Turn.NOW);
        assertThat(fresh.join("another", "second")).isEqualTo(Turn.NOW);
        assertThat(fresh.join("third", "third")).isEqualTo(Turn.LATER);
    }

    @Test
    void longestWaitingRequestIsNext() {
        line.join("owner", "first");
        line.join("owner", "second");

        assertThat(line.next("at work")).containsExactly("first");
        assertThat(line.next("owner")).containsExactly("second");
        assertThat(line.next("owner")).isEmpty();
    }

    @Test
    void ownersAreTakenInTurn() {
        line.join("greedy", "first");
        line.join("greedy", "second");
        line.join("greedy", "third");
        line.join("modest", "fourth");
        line.join("other", "fifth");

        assertThat(line.next("at work")).containsExactly("first");
        assertThat(line.next("greedy")).containsExactly("fourth");
        assertThat(line.next("modest")).containsExactly("fifth");
        assertThat(line.next("other")).containsExactly("second");
        assertThat(line.next("greedy")).containsExactly("third");
    }

    @Test
    void aPlaceThatIsHandedOnIsNotFree() {
        line.join("owner", "waiting");

        line.next("at work");

        assertThat(line.join("another", "another")).isEqualTo(Turn.LATER);
    }

    @Test
    void aPlaceThatNobodyWaitsForIsFree() {
        line.next("at work");

        assertThat(line.join("owner", "another")).isEqualTo(Turn.NOW);
        assertThat(line.join("another", "one more")).isEqualTo(Turn.LATER);
    }

    private Line<String> ofTwelve() {
        return new Line<>(Size.of(12), PATIENCE, nanoTime::get);
    }

    private static List<Turn> joins(Line<String> line, String owner, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> line.join(owner, owner + " " + i))
                .toList();
    }

    @Test
    void anOwnerHasAQuarterOfThePlacesThoughOthersAreFree() {
        Line<String> places = ofTwelve();

        assertThat(joins(places, "greedy", 4)).containsExactly(Turn.NOW, Turn.NOW, Turn.NOW, Turn.LATER);
        assertThat(joins(places, "modest", 3)).containsOnly(Turn.NOW);
        assertThat(places.next("modest")).as("to no one over its share").isEmpty();
        assertThat(places.next("greedy")).containsExactly("greedy 3");
    }

    @Test
    void anOwnerThatHasBeenAloneForASecondHasAllPlaces() {
        Line<String> places = ofTwelve();
        joins(places, "lone", 5);
        pass(Duration.ofSeconds(1));

        assertThat(places.next("lone")).as("those who waited begin together").containsExactly("lone 3", "lone 4");
        assertThat(joins(places, "lone", 9)).containsOnlyOnce(Turn.LATER).startsWith(Turn.NOW);
    }

    @Test
    void whereAnOwnerIsNeverAloneItHasAQuarter() {
        Line<String> places = new Line<>(new Size(8, 20, Size.NEVER), PATIENCE, nanoTime::get);
        pass(Duration.ofHours(1));

        assertThat(joins(places, "lone", 3)).containsExactly(Turn.NOW, Turn.NOW, Turn.LATER);
    }

    @Test
    void whenAnotherComesAnOwnerIsNoLongerAlone() {
        Line<String> places = ofTwelve();
        joins(places, "lone", 1);
        pass(Duration.ofSeconds(1));
        joins(places, "lone", 10);
        assertThat(joins(places, "other", 1)).containsExactly(Turn.NOW);
        joins(places, "lone", 1);

        for (int over = 11; over > 3; over--) {
            assertThat(places.next("lone")).isEmpty();
        }
        assertThat(places.next("lone")).hasSize(1);
        pass(Duration.ofSeconds(1).minusNanos(1));
        assertThat(joins(places, "lone", 1)).containsExactly(Turn.LATER);
    }

    @Test
    void onlySoManyWait() {
        for (int i = 0; i < 2 * MOST_WAITING; i++) {
            assertThat(line.join(i, "waiting")).isEqualTo(Turn.LATER);
        }

        assertThat(line.join("owner", "too many")).isEqualTo(Turn.NEVER);
        next();
        assertThat(line.join("owner", "one more")).isEqualTo(Turn.LATER);
    }

    @Test
    void fourOwnersDoNotFillItForAFifth() {
        for (int i = 0; i < MOST_WAITING; i++) {
            assertThat(line.join(i % 4, "waiting")).isEqualTo(Turn.LATER);
        }

        assertThat(line.join(0, "too many")).isEqualTo(Turn.NEVER);
        assertThat(line.join("fifth", "one")).isEqualTo(Turn.LATER);
        assertThat(line.join("fifth", "another")).isEqualTo(Turn.NEVER);
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
    void onlyRequestsThatWaitedTooLongAreSentAway() {
        line.join("owner", "tired");
        pass(PATIENCE.dividedBy(2));
        line.join("owner", "patient");
        pass(PATIENCE.dividedBy(2).minusNanos(1));
        assertThat(line.expired()).isEmpty();

        pass(Duration.ofNanos(1));

        assertThat(line.expired()).containsExactly("tired");
        assertThat(line.expired()).isEmpty();
        assertThat(next()).isEqualTo("patient");
        assertThat(line.isEmpty()).isTrue();
    }

    @Test
    void requestThatLeavesIsNotNext() {
        line.join("owner", "leaving");
        line.join("owner", "staying");

        assertThat(line.leave("leaving")).isTrue();
        assertThat(line.leave("leaving")).isFalse();
        assertThat(next()).isEqualTo("staying");
    }

    @Test
    void requestWhoseTurnHasComeCannotLeave() {
        line.join("owner", "called");

        next();

        assertThat(line.leave("called")).isFalse();
    }
}
