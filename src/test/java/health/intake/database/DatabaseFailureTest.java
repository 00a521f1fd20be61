package health.intake.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Duplicate entry 'a@b.example' for key 'uk_profile_email', uk_profile_email",
                "(conn=7) Duplicate entry 'a@b.example' for key 'uk_profile_email', uk_profile_email",
                "Duplicate entry 'a@b.example' for key 'profile.uk_profile_email', uk_profile_email",
                "Duplicate entry 'a' for key 'intake.profile.uk_profile_email', uk_profile_email",
                "Duplicate entry '1' for key 'PRIMARY', PRIMARY",
                "Duplicate entry 'o'neill@b.example' for key 'uk_profile_email', uk_profile_email",
                "Duplicate entry 'x' for key 'uk_evil'' for key 'uk_profile_email', uk_profile_email"
            })
    void theKeyThatRefusedARowIsTold(String message, String key) {
        assertThat(DatabaseFailure.duplicateKey(wrapped(duplicate(message)))).contains(key);
    }

    @Test
    void aLineBreakInTheValueDoesNotHideTheKey() {
        assertThat(DatabaseFailure.duplicateKey(duplicate("Duplicate entry 'x\ny' for key 'uk_profile_email'")))
                .contains("uk_profile_email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Duplicate entry 'x' for key ''",
                "Duplicate entry 'x' for key 'uk_profile_email' and more",
                "Duplicate entry",
                "uk_profile_email"
            })
    void noKeyIsGuessed(String message) {
        assertThat(DatabaseFailure.duplicateKey(duplicate(message))).isEmpty();
    }

    @Test
    void onlyADuplicateEntryHasAKey() {
        SQLException foreignKey = new SQLIntegrityConstraintViolationException(
                "Cannot add a child row for key 'uk_profile_email'", "23000", 1452);

        assertThat(DatabaseFailure.duplicateKey(foreignKey)).isEmpty();
        assertThat(DatabaseFailure.duplicateKey(duplicate(null))).isEmpty();
        assertThat(DatabaseFailure.duplicateKey(new IllegalStateException("for key 'uk_profile_email'")))
                .isEmpty();
    }

    static Stream<SQLException> unavailable() {
        return Stream.of(
                new SQLException("refused", "08000", 0),
                new SQLException("lost", "08S01", 0),
                new SQLException("lost", "08006", 1927),
                new SQLException("no connection in the pool"),
                new SQLException("no connection in the pool", ""),
                new SQLException("Lock wait timeout exceeded", "HY000", 1205),
                new SQLException("Disk full", "HY000", 1021),
                new SQLException("Error writing file", "HY000", 1026),
                new SQLException("The table 'audit_entry' is full", "HY000", 1114),
                new SQLException("running with the --read-only option", "HY000", 1290),
                new SQLSyntaxErrorException("Table 'intake.profile' doesn't exist", "42S02", 1146),
                new SQLTransientConnectionException("too many", "42000", 1040),
                new SQLNonTransientConnectionException("access denied", "28000", 1045),
                new SQLRecoverableException("again", "HY000", 1),
                new SQLTimeoutException("too slow", "70100", 1969),
                new SQLException("Connection was killed", "70100", 1927),
                new SQLException("Query execution was interrupted", "70100", 1317),
                new SQLException("Disk full; waiting for someone to free some space", "HY000", 1021),
                new SQLException("The table 'profile' is full", "HY000", 1114),
                new SQLException("The server is running with the --read-only option", "HY000", 1290),
                new SQLException("Running in read-only mode", "HY000", 1836));
    }

    @ParameterizedTest
    @MethodSource
    void unavailable(SQLException failure) {
        assertThat(DatabaseFailure.isUnavailable(failure)).isTrue();
        assertThat(DatabaseFailure.isUnavailable(wrapped(failure))).isTrue();
    }

    /**
     * The exceptions of Narayana (WildFly) and of Payara's transaction service after a connection broke during the commit.
     */
    static Stream<Throwable> unconfirmed() {
        return Stream.of(
                new RollbackException("ARJUNA016053: Could not commit transaction."),
                new HeuristicMixedException(),
                new HeuristicRollbackException(),
                new SystemException("Transaction aborted"));
    }

    @ParameterizedTest
    @MethodSource
    void unconfirmed(Throwable commit) {
        assertThat(DatabaseFailure.isUnavailable(new EJBException(new RuntimeException(commit))))
                .isTrue();
    }

    @Test
    void causeOfAFailedCommitDecides() {
        RollbackException refused = new RollbackException();
        refused.initCause(duplicate("Duplicate entry 'x' for key 'uk_profile_email'"));

        assertThat(DatabaseFailure.isUnavailable(refused)).isFalse();
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                duplicate("Duplicate entry 'x' for key 'uk_profile_email'"),
                new SQLSyntaxErrorException("You have an error in your SQL syntax", "42000", 1064),
                new SQLSyntaxErrorException("Unknown column", "42S22", 1054),
                new SQLException("Data too long", "22001", 1406),
                new IllegalStateException("08000"),
                new PersistenceException("no cause"));
    }

    @ParameterizedTest
    @MethodSource
    void faults(Throwable failure) {
        assertThat(DatabaseFailure.isUnavailable(failure)).isFalse();
        assertThat(DatabaseFailure.isWorthRetrying(failure)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1213, 1020})
    void deadlocksAndChangedRecordsAreWorthRetrying(int code) {
        assertThat(DatabaseFailure.isWorthRetrying(
                        wrapped(new SQLTransactionRollbackException("Deadlock found", "40001", code))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1205, true", "1213, true", "1020, false", "1062, false", "0, false"})
    void locksOfOthersAreTold(int code, boolean held) {
        assertThat(DatabaseFailure.isHeldByAnother(wrapped(new SQLException("Lock", "HY000", code))))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @MethodSource("unavailable")
    void unavailabilityIsNotWorthRetrying(SQLException failure) {
        assertThat(DatabaseFailure.isWorthRetrying(failure)).isFalse();
    }

    /** As Narayana (WildFly) and the transaction service of Payara tell it. */
    static Stream<Throwable> undoneAtCommit() {
        SQLException refused = new SQLTransactionRollbackException("Deadlock found", "40001", 1213);
        RollbackException narayana = new RollbackException("ARJUNA016053: Could not commit transaction.");
        XAException local = new XAException(XAException.XA_RBROLLBACK);
        local.initCause(new RuntimeException(refused));
        narayana.addSuppressed(local);
        SystemException payara = new SystemException();
        payara.initCause(
                new XAException("LocalTransactionException: The database undid the transaction at its commit"));
        return Stream.of(narayana, payara, refused);
    }

    @ParameterizedTest
    @MethodSource
    void undoneAtCommit(Throwable commit) {
        assertThat(DatabaseFailure.isUndoneAtCommit(new EJBException(new RuntimeException(commit))))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource({"unconfirmed", "faults", "unavailable"})
    void otherFailuresOfACommitMayHaveBeenMade(Throwable commit) {
        assertThat(DatabaseFailure.isUndoneAtCommit(new EJBException(new RuntimeException(commit))))
                .isFalse();
    }

    private static SQLException duplicate(@Nullable String message) {
        return new SQLIntegrityConstraintViolationException(message, "23000", 1062);
    }

    /** As the persistence provider passes it on. */
    private static PersistenceException wrapped(SQLException failure) {
        return new PersistenceException(new RuntimeException(failure));
    }
}
