package health.intake.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private final List<String> lines = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1;

    private final Trouble trouble =
            new Trouble("The thing fails", Level.WARNING, () -> now, (level, line) -> lines.add(level + " " + line));

    private void after(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void successAloneIsNotTold() {
        trouble.succeeded();

        assertThat(lines).isEmpty();
        assertThat(trouble.isLasting()).isFalse();
    }

    @Test
    void theBeginningIsToldOnceAndTheEndOnce() {
        trouble.failed("one");
        trouble.failed("two");
        after(59);
        trouble.failed("three");
        assertThat(trouble.isLasting()).isTrue();
        trouble.succeeded();
        trouble.succeeded();

        assertThat(trouble.isLasting()).isFalse();
        assertThat(lines)
                .containsExactly("WARNING The thing fails: one", "INFO Recovered after 59 s from: The thing fails");
    }

    @Test
    void aReminderComesOnceAMinuteWithTheCauseOfThatTime() {
        trouble.failed("one");
        for (int second = 0; second < 150; second++) {
            after(1);
            trouble.failed("two");
        }

        assertThat(lines)
                .containsExactly(
                        "WARNING The thing fails: one",
                        "WARNING The thing fails, for 60 s now: two",
                        "WARNING The thing fails, for 120 s now: two");
    }

    @Test
    void aNewTroubleIsLoggedAgain() {
        trouble.failed("one");
        after(1);
        trouble.succeeded();
        after(1);
        trouble.failed("two");

        assertThat(lines).last().isEqualTo("WARNING The thing fails: two");
    }
}
