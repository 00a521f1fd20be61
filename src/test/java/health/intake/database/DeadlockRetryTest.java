package health.intake.database;

import static health.intake.database.DeadlockRetry.retried;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ejb.EJBException;
import jakarta.transaction.RollbackException;
import javax.transaction.xa.XAException;
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
    void tenDeadlocksInARowAreEnough() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> retried(() -> victim(10)))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
        assertThat(runs).isEqualTo(10);
    }

    @Test
    void aCommitThatGaleraRefusedIsRetried() {
        EJBException refused = new EJBException(new RuntimeException(
                new XAException("x.LocalTransactionException:" + " The database undid the transaction at its commit")));

        assertThat(retried(() -> {
                    if (runs++ < 2) {
                        throw refused;
                    }
                    return "done";
                }))
                .isEqualTo("done");
        assertThat(runs).isEqualTo(3);
    }

    @Test
    void aCommitOfUnknownOutcomeIsNotRetried() {
        EJBException lost = new EJBException(new RollbackException("ARJUNA016053: Could not commit transaction."));

        assertThatThrownBy(() -> retried(() -> {
                    runs++;
                    throw lost;
                }))
                .isSameAs(lost);
        assertThat(runs).isOne();
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
