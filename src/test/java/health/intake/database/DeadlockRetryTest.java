package health.intake.database;

import static health.intake.database.DeadlockRetry.retried;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import org.junit.jupiter.api.Test;

class DeadlockRetryTest {

    private int runs;

    @Test
    void successIsRunOnce() {
        assertThat(retried(() -> victim(0))).isEqualTo("done");
        assertThat(runs).isOne();
    }

    @Test
    void aVictimOfADeadlockIsRetried() {
        assertThat(retried(() -> victim(2))).isEqualTo("done");
        assertThat(runs).isEqualTo(3);
    }

    @Test
    void transactionWithoutResultIsRetriedToo() {
        retried((Runnable) () -> victim(2));

        assertThat(runs).isEqualTo(3);
    }

    @Test
    void fiveDeadlocksInARowAreEnough() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> retried(() -> victim(5)))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
        assertThat(runs).isEqualTo(5);
    }

    @Test
    void nothingElseIsRetried() {
        ProblemException problem = new ProblemException(ProblemType.EMAIL_TAKEN);

        assertThatThrownBy(() -> retried(() -> {
                    runs++;
                    throw problem;
                }))
                .isSameAs(problem);
        assertThat(runs).isOne();
    }

    private String victim(int times) {
        if (runs++ < times) {
            throw new DeadlockException();
        }
        return "done";
    }
}
