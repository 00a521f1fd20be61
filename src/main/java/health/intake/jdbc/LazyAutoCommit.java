package health.intake.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection that sends a change of its auto-commit mode to the database only when a statement needs it. The pools of
 * application servers switch the mode off before each transaction and on after it; between two transactions on the same
 * connection neither reaches the database.
 */
final class LazyAutoCommit implements InvocationHandler {

    /** How many statements are kept before closed ones are dropped. */
    private static final int MANY = 16;

    private static final int DEADLOCK = 1213;

    /** {@code health.intake.database}, in the WAR, recognizes these words. */
    private static final String UNDONE = "The database undid the transaction at its commit";

    private static final Object[] NOTHING = {};

    private final Connection connection;
    /** Guarded by itself, because a pool may roll back and close a connection that another thread still uses. */
    private final List<Statement> statements = new ArrayList<>();

    private volatile boolean wanted;

    /** Whether there may be something to commit. */
    private volatile boolean open;

    private LazyAutoCommit(Connection connection) throws SQLException {
        this.connection = connection;
        this.wanted = connection.getAutoCommit();
    }

    static Connection of(Connection connection) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                LazyAutoCommit.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new LazyAutoCommit(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object[] given = arguments == null ? NOTHING : arguments;
        return switch (method.getName()) {
            case "getAutoCommit" -> wanted;
            case "setAutoCommit" -> want((boolean) given[0]);
            case "createStatement", "prepareStatement", "prepareCall", "setSavepoint" -> {
                apply();
                yield noted(call(method, given));
            }
            case "commit" -> {
                commit(method);
                yield null;
            }
            case "rollback" -> rollback(method, given);
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> call(method, given);
        };
    }

    private @Nullable Object want(boolean autoCommit) throws SQLException {
        if (autoCommit != wanted) {
            wanted = autoCommit;
            forgetClosed();
            // this commits an open transaction (JDBC), and an existing statement may be executed without a call here
            if (open || hasStatements()) {
                apply();
            }
        }
        return null;
    }

    private void commit(Method method) throws Throwable {
        try {
            call(method, NOTHING);
            forgetClosed();
            // a statement that exists may go on
            open = open && hasStatements();
        } catch (SQLException failure) {
            if (failure.getErrorCode() != DEADLOCK) {
                throw failure;
            }
            // the transaction is over, and Payara leaves the mode as it is after a commit that failed
            open = false;
            wanted = true;
            throw new SQLTransactionRollbackException(UNDONE, failure.getSQLState(), DEADLOCK, failure);
        }
    }

    private @Nullable Object rollback(Method method, Object[] given) throws Throwable {
        Object nothing = call(method, given);
        forgetClosed();
        // a rollback to a savepoint leaves it open, and a statement that exists may go on
        open = open && (given.length > 0 || hasStatements());
        return nothing;
    }

    private void apply() throws SQLException {
        if (connection.getAutoCommit() != wanted) {
            connection.setAutoCommit(wanted);
        }
        open = !wanted;
    }

    private @Nullable Object noted(@Nullable Object made) throws SQLException {
        if (made instanceof Statement statement) {
            synchronized (statements) {
                if (statements.size() >= MANY) {
                    forgetClosed();
                }
                statements.add(statement);
            }
        }
        return made;
    }

    private boolean hasStatements() {
        synchronized (statements) {
            return !statements.isEmpty();
        }
    }

    private void forgetClosed() throws SQLException {
        synchronized (statements) {
            for (var each = statements.iterator(); each.hasNext(); ) {
                if (each.next().isClosed()) {
                    each.remove();
                }
            }
        }
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
