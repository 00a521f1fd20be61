package health.intake.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls of a pool and a transaction on a connection that reach the database. */
class LazyAutoCommitTest {

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private boolean autoCommit = true;
    private @Nullable SQLException refusal;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = LazyAutoCommit.of(fake(Connection.class));
    }

    /** Records its calls; its auto-commit mode is a field of the test. */
    private <T> T fake(Class<T> type) {
        boolean[] closed = {false};
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getAutoCommit":
                            return autoCommit;
                        case "isClosed":
                            return closed[0];
                        case "setAutoCommit":
                            autoCommit = (boolean) arguments[0];
                            sent.add("autocommit " + autoCommit);
                            return null;
                        case "prepareStatement":
                            return fake(PreparedStatement.class);
                        case "close":
                            closed[0] = true;
                            return null;
                        case "isValid":
                            throw new SQLException("gone");
                        default:
                            sent.add(method.getName());
                            if (method.getName().equals("commit") && refusal != null) {
                                throw refusal;
                            }
                            return method.getReturnType() == int.class ? 1 : null;
                    }
                }));
    }

    private void run() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("")) {
            statement.executeUpdate();
        }
    }

    private void transaction() throws SQLException {
        connection.setAutoCommit(false);
        run();
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Test
    void afterARefusedCommitStatementsAreCommittedByThemselves() throws SQLException {
        refusal = new SQLException("Deadlock found", "40001", 1213);
        connection.setAutoCommit(false);
        run();
        assertThatThrownBy(() -> connection.commit())
                .hasMessage("The database undid the transaction at its commit")
                .isInstanceOfSatisfying(SQLException.class, undone -> assertThat(undone.getErrorCode())
                        .isEqualTo(1213));

        run();
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(sent)
                .containsExactly("autocommit false", "executeUpdate", "commit", "autocommit true", "executeUpdate");
    }

    @Test
    void anyOtherFailureOfACommitIsPassedOn() throws SQLException {
        refusal = new SQLException("Connection reset", "08000", 0);
        connection.setAutoCommit(false);
        run();

        assertThatThrownBy(() -> connection.commit()).isSameAs(refusal);
        assertThat(connection.getAutoCommit()).isFalse();
    }

    @Test
    void betweenTransactionsTheModeStays() throws SQLException {
        transaction();
        transaction();

        assertThat(sent).containsExactly("autocommit false", "executeUpdate", "commit", "executeUpdate", "commit");
    }

    @Test
    void aStatementOutsideOfTransactionsIsCommittedByItself() throws SQLException {
        transaction();
        sent.clear();

        run();
        run();

        assertThat(sent).containsExactly("autocommit true", "executeUpdate", "executeUpdate");
    }

    @Test
    void aTransactionWithoutStatementsReachesNobody() throws SQLException {
        connection.setAutoCommit(false);
        connection.setAutoCommit(true);

        assertThat(sent).isEmpty();
    }

    @Test
    void theModeIsTheOneThatWasAskedFor() throws SQLException {
        connection.setAutoCommit(false);

        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(autoCommit).isTrue();
    }

    @Test
    void switchingOnCommitsWhatIsOpen() throws SQLException {
        connection.setAutoCommit(false);
        run();
        connection.setAutoCommit(true);

        assertThat(sent).containsExactly("autocommit false", "executeUpdate", "autocommit true");
    }

    @Test
    void transactionIsOpenAfterARollbackToASavepoint() throws SQLException {
        connection.setAutoCommit(false);
        run();
        connection.rollback(null);
        connection.setAutoCommit(true);

        assertThat(sent).endsWith("rollback", "autocommit true");
    }

    @Test
    void aStatementThatExistsRunsInTheModeOfItsTime() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("")) {
            connection.setAutoCommit(false);
            statement.executeUpdate();
            connection.commit();
            connection.setAutoCommit(true);
            statement.executeUpdate();
        }

        assertThat(sent)
                .containsExactly("autocommit false", "executeUpdate", "commit", "autocommit true", "executeUpdate");
    }

    @Test
    void switchingOnCommitsAlsoWhatAStatementDidThatOutlivedTheCommitBefore() throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("")) {
            statement.executeUpdate();
            connection.commit();
            statement.executeUpdate();
        }
        connection.setAutoCommit(true);

        assertThat(sent).endsWith("commit", "executeUpdate", "autocommit true");
    }

    @Test
    void manyStatementsOutsideOfTransactionsAreNotKept() throws SQLException {
        for (int i = 0; i < 1000; i++) {
            run();
        }
        connection.setAutoCommit(false);

        assertThat(sent).hasSize(1000).containsOnly("executeUpdate");
    }

    @Test
    void failuresAreThoseOfTheConnection() {
        assertThatThrownBy(() -> connection.isValid(1))
                .isInstanceOf(SQLException.class)
                .hasMessage("gone");
    }

    @Test
    void aConnectionEqualsItselfOnly() throws SQLException {
        assertThat(connection).isEqualTo(connection).isNotEqualTo(LazyAutoCommit.of(fake(Connection.class)));
        assertThat(connection.hashCode()).isEqualTo(connection.hashCode());
    }

    /** JDBC lets every thread use a connection: WildFly rolls back and closes those of its pool while others still use them. */
    @Test
    void anotherThreadMayRollBackMeanwhile() throws SQLException {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> user = CompletableFuture.runAsync(() -> prepareUntil(over));
        try {
            for (int i = 0; i < 100_000; i++) {
                connection.rollback();
                sent.clear();
            }
        } finally {
            over.set(true);
        }

        assertThat(user).succeedsWithin(Duration.ofSeconds(10));
    }

    private void prepareUntil(AtomicBoolean over) {
        try {
            while (!over.get()) {
                List<PreparedStatement> several = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    several.add(connection.prepareStatement(""));
                }
                for (PreparedStatement each : several) {
                    each.close();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
