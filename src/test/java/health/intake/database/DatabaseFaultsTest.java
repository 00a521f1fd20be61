package health.intake.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** The interceptor of session beans, without a container. */
class DatabaseFaultsTest {

    private static final String PERSONAL = "maria@example.com";

    private static final Object FINE = "fine";

    @Test
    void successPasses() throws Exception {
        assertThat(new DatabaseFaults().translate(invocation(FINE))).isEqualTo(FINE);
    }

    @Test
    void aFailedConnectionIsAnUnavailableDatabase() {
        assertProblem(ProblemType.UNAVAILABLE, () -> new DatabaseFaults()
                .translate(invocation(persistence(new SQLException(PERSONAL, "08S01", 0)))));
    }

    @Test
    void whyItIsUnavailableCanBeToldInTheLog() {
        SQLException cause = new SQLException(PERSONAL, "08S01", 1040);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new DatabaseFaults().translate(invocation(persistence(cause))))
                .satisfies(problem -> assertThat(DatabaseFailure.cause(problem)).startsWith("too many connections ("));
        assertThat(DatabaseFailure.cause(cause)).isEqualTo("too many connections (SQLException [1040 08S01])");
    }

    @Test
    void aPoolThatFailsWhileItGivesAConnectionIsAnUnavailableDatabase() {
        IllegalStateException failure = new IllegalStateException();
        failure.setStackTrace(new StackTraceElement[] {
            frame("java.util.Timer", "sched"),
            frame("pool.PoolDataSource", "getConnection"),
            frame("health.intake.profile.ProfileStore", "find")
        });

        assertProblem(ProblemType.UNAVAILABLE, () -> new DatabaseFaults().translate(invocation(failure)));
    }

    @Test
    void aFaultOfOursOnAConnectionStaysOne() {
        IllegalStateException failure = new IllegalStateException();
        failure.setStackTrace(new StackTraceElement[] {
            frame("health.intake.profile.ProfileStore", "find"), frame("pool.PoolDataSource", "getConnection")
        });

        assertThatThrownBy(() -> new DatabaseFaults().translate(invocation(failure)))
                .isSameAs(failure);
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, null, 1);
    }

    @Test
    void aDeadlockIsToldApart() {
        assertThatExceptionOfType(DeadlockException.class).isThrownBy(() -> new DatabaseFaults()
                .translate(invocation(persistence(new SQLTransactionRollbackException(PERSONAL, "40001", 1213)))));
    }

    @Test
    void anyOtherFaultTellsItsCodesAndNothingOfItsMessages() {
        SQLException cause = new SQLException("Data too long: " + PERSONAL, "22001", 1406);
        cause.addSuppressed(new IllegalStateException(PERSONAL));

        assertThatExceptionOfType(DatabaseFault.class)
                .isThrownBy(() -> new DatabaseFaults().translate(invocation(persistence(cause))))
                .withMessage("PersistenceException < IllegalArgumentException < SQLException [1406 22001]")
                .withNoCause()
                .satisfies(fault -> {
                    assertThat(printed(fault)).doesNotContain(PERSONAL, "Data too long");
                    assertThat(fault.getStackTrace()).isEqualTo(cause.getStackTrace());
                    assertThat(fault.getSuppressed()).isEmpty();
                });
    }

    @Test
    void otherExceptionsPass() {
        ProblemException problem = new ProblemException(ProblemType.EMAIL_TAKEN);

        assertThatThrownBy(() -> new DatabaseFaults().translate(invocation(problem)))
                .isSameAs(problem);
    }

    private interface Call {
        Object run() throws Exception;
    }

    private static void assertProblem(ProblemType type, Call call) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(call::run).satisfies(problem -> {
            assertThat(problem.type()).isEqualTo(type);
            assertThat(printed(problem)).doesNotContain(PERSONAL);
        });
    }

    private static PersistenceException persistence(SQLException cause) {
        return new PersistenceException(PERSONAL, new IllegalArgumentException(PERSONAL, cause));
    }

    /** One call; each run of it ends in the next outcome: an exception or a value. */
    private static InvocationContext invocation(Object... outcomes) {
        Deque<Object> left = new ArrayDeque<>(Arrays.asList(outcomes));
        return (InvocationContext) Proxy.newProxyInstance(
                DatabaseFaultsTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("proceed");
                    Object outcome = left.remove();
                    if (outcome instanceof Throwable failure) {
                        throw failure;
                    }
                    return outcome;
                });
    }

    private static String printed(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
