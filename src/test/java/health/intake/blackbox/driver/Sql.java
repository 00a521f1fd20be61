package health.intake.blackbox.driver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The database of the service, seen by its administrator. */
public final class Sql implements AutoCloseable {

    private final Connection connection;

    public Sql(String url, String user, String password) {
        try {
            connection = DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to " + url, e);
        }
    }

    public void run(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Of the one row that there must be. */
    public String text(String sql, Object... values) {
        List<Map<String, String>> rows = rows(sql, values);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows: " + sql);
        }
        return rows.get(0).values().iterator().next();
    }

    public List<Map<String, String>> rows(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet results = statement.executeQuery()) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(row(results));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Map<String, String> row(ResultSet results) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
            row.put(results.getMetaData().getColumnLabel(i), String.valueOf(results.getString(i)));
        }
        return row;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
