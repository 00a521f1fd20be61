package health.intake.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Asks whether the database answers. */
@ApplicationScoped
public class DatabaseProbe {

    private static final int SECONDS = 2;

    @Resource(name = "jdbc/intake")
    DataSource database;

    boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
