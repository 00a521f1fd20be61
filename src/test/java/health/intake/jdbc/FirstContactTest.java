package health.intake.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;

class FirstContactTest {

    private static final SQLException REFUSED = new SQLException("refused", "28000", 1045);

    private static final Connection REAL = (Connection) Proxy.newProxyInstance(
            FirstContactTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> null);

    private final FirstContact contact = new FirstContact();
    private int attempts;

    private Connection connect(boolean isThere) throws SQLException {
        return contact.connection(() -> {
            attempts++;
            if (!isThere) {
                throw REFUSED;
            }
            return REAL;
        });
    }

    @Test
    void aDatabaseThatIsThereIsUsedAsItIs() throws SQLException {
        assertThat(connect(true)).isSameAs(REAL);
        assertThatThrownBy(() -> connect(false)).isSameAs(REFUSED);
    }

    @Test
    void beforeTheFirstContactAConnectionIsAbsentInsteadOfAFailure() throws SQLException {
        Connection absent = connect(false);

        assertThat(absent.isValid(1)).isFalse();
        assertThat(absent.getMetaData().getDatabaseProductName()).isEqualTo("MariaDB");
        assertThat(absent.getAutoCommit()).isTrue();
        absent.setAutoCommit(false);
        assertThat(absent.getAutoCommit()).isFalse();
        assertThat(absent).isEqualTo(absent).isNotEqualTo(connect(false));
        assertThatExceptionOfType(SQLNonTransientConnectionException.class)
                .isThrownBy(() -> absent.prepareStatement("select 1"))
                .withCause(REFUSED)
                .satisfies(failure -> assertThat(failure.getSQLState()).startsWith("08"));
        absent.close();
        assertThat(absent.isClosed()).isTrue();
    }

    @Test
    void anAbsentConnectionPassesTheTrialOfAPoolOnce() throws SQLException {
        Connection absent = connect(false);

        try (PreparedStatement trial = absent.prepareStatement("SELECT COUNT(*) FROM DUAL");
                ResultSet rows = trial.executeQuery()) {
            assertThat(rows.next()).isFalse();
        }
        assertThatExceptionOfType(SQLNonTransientConnectionException.class)
                .isThrownBy(() -> absent.prepareStatement("SELECT COUNT(*) FROM DUAL"));
    }

    @Test
    void aFailureIsRetriedSoonButNotAtOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            connect(false);
        }
        assertThat(attempts).isEqualTo(1);
        long end = System.nanoTime() + 5_000_000_000L;
        while (connect(true) != REAL) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(attempts).isEqualTo(2);
    }
}
