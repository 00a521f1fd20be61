package health.intake.platform;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.trouble.HeardLog;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private final Database database = new Database();
    private long now = Long.MAX_VALUE;
    private boolean isAvailable = true;
    private int asked;

    @BeforeEach
    void prepare() {
        database.nanoTime = () -> now;
        Statement statement = proxy(Statement.class, (name, arguments) -> switch (name) {
            case "execute" -> true;
            case "setQueryTimeout", "close" -> null;
            default -> throw new UnsupportedOperationException(name);
        });
        Connection connection = proxy(Connection.class, (name, arguments) -> switch (name) {
            case "createStatement" -> statement;
            case "close" -> null;
            default -> throw new UnsupportedOperationException(name);
        });
        database.source = proxy(DataSource.class, (name, arguments) -> switch (name) {
            case "getConnection" -> connection(connection);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private Connection connection(Connection connection) throws SQLException {
        asked++;
        if (!isAvailable) {
            throw new SQLException("no connection", "08001");
        }
        return connection;
    }

    private void fail() {
        isAvailable = false;
        HeardLog.lines(database::answers);
        asked = 0;
    }

    @Test
    void itAnswersWhileAStatementSucceeds() {
        assertThat(database.answers()).isTrue();
        isAvailable = false;
        assertThat(HeardLog.lines(() -> assertThat(database.answers()).isFalse()))
                .singleElement()
                .asString()
                .startsWith("The database is unavailable");
    }

    @Test
    void shortlyAfterAFailureItIsNotAskedAgain() {
        fail();
        isAvailable = true;
        now += Duration.ofMillis(899).toNanos();

        assertThat(database.answers()).isFalse();
        assertThat(asked).isZero();
    }

    @Test
    void laterItIsAskedAgain() {
        fail();
        isAvailable = true;
        now += Duration.ofMillis(900).toNanos();

        assertThat(HeardLog.lines(() -> assertThat(database.answers()).isTrue()))
                .singleElement()
                .asString()
                .startsWith("Recovered after ");
        assertThat(database.answers()).isTrue();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void recoveryIsNoticedWithoutRequests() {
        fail();
        isAvailable = true;
        now += Duration.ofSeconds(1).toNanos();

        assertThat(HeardLog.lines(database::watch)).hasSize(1);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void watchingADatabaseThatAnswersCostsNothing() {
        database.watch();

        assertThat(asked).isZero();
    }

    private interface Handler {
        @Nullable
        Object handle(String method, @Nullable Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                DatabaseTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> handler.handle(called.getName(), arguments)));
    }
}
