package health.intake.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for a connection to a MariaDB that is unavailable: it can be held and asked for its metadata, but every statement fails as
 * on a lost connection, with the reason as cause, so that pools discard it.
 */
final class AbsentConnection implements InvocationHandler {

    private static final String CONNECTION_FAILED = "08001";

    /** The end of the statement by which Payara tests a connection, as server-config/payara sets it. */
    private static final String TRIAL = " FROM DUAL";

    private final SQLException reason;
    private boolean autoCommit = true;
    private boolean closed;
    private boolean isTried;

    private AbsentConnection(SQLException reason) {
        this.reason = reason;
    }

    static Connection because(SQLException reason) {
        return proxy(Connection.class, new AbsentConnection(reason));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        return switch (method.getName()) {
            case "prepareStatement" -> trial(String.valueOf(first(arguments)));
            case "createStatement", "prepareCall", "setSavepoint" -> throw unavailable();
            case "close", "abort" -> {
                closed = true;
                yield null;
            }
            case "isClosed" -> closed;
            case "setAutoCommit" -> {
                autoCommit = Boolean.TRUE.equals(first(arguments));
                yield null;
            }
            case "getAutoCommit" -> autoCommit;
            case "getTransactionIsolation" -> Connection.TRANSACTION_REPEATABLE_READ;
            case "getMetaData" -> proxy(DatabaseMetaData.class, AbsentConnection::describe);
            default -> common(proxy, method, arguments);
        };
    }

    // Payara pools no new connection without a test; at each later test this one fails
    private PreparedStatement trial(String sql) throws SQLException {
        if (isTried || !sql.endsWith(TRIAL)) {
            throw unavailable();
        }
        isTried = true;
        return proxy(
                PreparedStatement.class,
                (proxy, method, arguments) -> method.getName().equals("executeQuery")
                        ? proxy(ResultSet.class, AbsentConnection::common)
                        : common(proxy, method, arguments));
    }

    private SQLException unavailable() {
        return new SQLNonTransientConnectionException(
                "The database has not been reached yet", CONNECTION_FAILED, reason);
    }

    private static @Nullable Object describe(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "getDatabaseProductName" -> "MariaDB";
            case "getDatabaseProductVersion" -> "10.11.0-MariaDB";
            case "getDatabaseMajorVersion" -> 10;
            case "getDatabaseMinorVersion" -> 11;
            case "getDriverName" -> "MariaDB Connector/J";
            default -> common(proxy, method, arguments);
        };
    }

    /** The answers of any object, and null, false or 0 to all other calls: so it is not valid either. */
    private static @Nullable Object common(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        Class<?> type = method.getReturnType();
        return switch (method.getName()) {
            case "equals" -> proxy == first(arguments);
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "AbsentConnection";
            default -> type == boolean.class ? Boolean.FALSE : type == int.class ? Integer.valueOf(0) : null;
        };
    }

    private static @Nullable Object first(@Nullable Object @Nullable [] arguments) {
        return arguments == null ? null : arguments[0];
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(AbsentConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
