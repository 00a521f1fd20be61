package health.intake.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database that others run, named by INTAKE_DB_URL, INTAKE_DB_USER and INTAKE_DB_PASSWORD. */
record GivenDatabase(String url, String user, String password) {

    static final String URL = "INTAKE_DB_URL";
    static final String USER = "INTAKE_DB_USER";
    static final String PASSWORD = "INTAKE_DB_PASSWORD";
    static final String MIGRATOR = "INTAKE_DB_MIGRATOR_USER";
    static final String MIGRATOR_PASSWORD = "INTAKE_DB_MIGRATOR_PASSWORD";

    /** Of several hosts the first is told. */
    private static final Pattern FORM =
            Pattern.compile("jdbc:mariadb:(?:[a-z-]+:)?//[^/:?,]+(?::(\\d{1,5}))?(?:,[^/?]+)?/([^/?]+)(?:\\?.*)?");

    static GivenDatabase of(Map<String, String> environment) {
        GivenDatabase database = new GivenDatabase(
                environment.get(URL), environment.getOrDefault(USER, ""), environment.getOrDefault(PASSWORD, ""));
        if (!database.form().matches()) {
            throw new StartFailure(URL + " must have the form jdbc:mariadb://HOST:PORT/DATABASE");
        }
        return database;
    }

    /** Fails in one line if the environment names a database that would refuse Intake. */
    static void check(Map<String, String> environment) {
        if (environment.containsKey(URL)) {
            of(environment).check();
        }
    }

    private void check() {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("connectTimeout", "5000");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw new StartFailure("The database that " + URL + " names cannot be used: " + e.getMessage(), e);
        }
    }

    /** The settings of a node that serves. */
    Map<String, String> settings() {
        // otherwise the password is in a file
        return password.isEmpty() ? Map.of(URL, url, USER, user) : Map.of(URL, url, USER, user, PASSWORD, password);
    }

    String port() {
        String port = form().replaceFirst("$1");
        return port.isEmpty() ? "3306" : port;
    }

    String name() {
        return form().replaceFirst("$2");
    }

    private Matcher form() {
        return FORM.matcher(url);
    }

    @Override
    public String toString() {
        return "GivenDatabase[****]";
    }
}
