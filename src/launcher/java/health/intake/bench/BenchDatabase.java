package health.intake.bench;

import health.intake.launcher.LocalMariaDb;
import health.intake.launcher.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The MariaDB under a service, as its administrator sees it. */
public final class BenchDatabase implements AutoCloseable {

    private static final String SIZE =
            "select coalesce(sum(data_length + index_length), 0) from information_schema.tables where engine = 'InnoDB'";
    private static final String LARGEST =
            "select concat(table_name, ' ', (data_length + index_length) >> 20, ' MB, ', table_rows, ' rows')"
                    + " from information_schema.tables where table_schema = database() order by data_length desc limit 3";
    private static final String STATEMENTS =
            "select variable_value from information_schema.global_status where variable_name = 'QUESTIONS'";
    private static final String BUSY = "select count(*) from information_schema.processlist"
            + " where command in ('Query', 'Execute') and id <> connection_id()";
    private static final int PATIENCE_SECONDS = 90;

    private final Connection connection;
    private final Statement statement;
    private long ownStatements;

    public BenchDatabase(LocalMariaDb database) {
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), "root", database.rootPassword());
            statement = connection.createStatement();
        } catch (SQLException e) {
            throw new StartFailure("No connection to the database: " + e.getMessage(), e);
        }
    }

    void run(String sql) {
        try {
            ownStatements++;
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StartFailure(sql + ": " + e.getMessage(), e);
        }
    }

    /** The first column of the result. */
    List<String> texts(String sql) {
        ownStatements++;
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new StartFailure(sql + ": " + e.getMessage(), e);
        }
    }

    long number(String sql) {
        return Long.parseLong(texts(sql).get(0));
    }

    /** Writes the first column to a file, a value a line. */
    Path write(String sql, Path file) {
        try {
            return Files.write(file, texts(sql));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of statements that the server has received, except those of this connection. */
    long statements() {
        long all = number(STATEMENTS);
        return all - ownStatements;
    }

    /** Bytes of all tables with their indexes. */
    long size() {
        return number(SIZE);
    }

    /** The largest tables of the service with their size, and roughly their rows, in words. */
    String largestTables() {
        return String.join("; ", texts(LARGEST));
    }

    /** Waits until nothing runs: the server finishes even requests that the client gave up. */
    void settle() {
        for (int tries = 0; tries < PATIENCE_SECONDS * 4 && number(BUSY) > 0; tries++) {
            Machine.pause(250);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StartFailure("The connection cannot be closed: " + e.getMessage(), e);
        }
    }
}
