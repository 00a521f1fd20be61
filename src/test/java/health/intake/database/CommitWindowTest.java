package health.intake.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitWindowTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:14:32.123456Z");
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final CommitWindow window = new CommitWindow();

    @BeforeEach
    void prepare() {
        window.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void rowsAppearFiveToTenSecondsAfterTheirInstantForClocksThatDifferByASecond() {
        assertThat(Duration.between(window.closedUntil(), NOW))
                .isBetween(Duration.ofSeconds(5 + 1), Duration.ofSeconds(10 - 1));
    }

    @Test
    void transactionThatWroteInTimeMayCommit() {
        assertThatCode(() -> window.require(NOW)).doesNotThrowAnyException();
        assertThatCode(() -> window.require(NOW.minus(LIMIT))).doesNotThrowAnyException();
    }

    @Test
    void transactionThatTookTooLongIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> window.require(NOW.minus(LIMIT).minusNanos(1000)))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
                    assertThat(problem.headers()).containsKey("Retry-After");
                });
    }

    @Test
    void whatMayStillBeCommittedIsNotPassedYet() {
        Duration idle = Duration.ofSeconds(5);
        Duration clocks = Duration.ofSeconds(1);

        assertThat(window.closedUntil())
                .isBeforeOrEqualTo(NOW.minus(LIMIT).minus(idle).minus(clocks));
    }
}
