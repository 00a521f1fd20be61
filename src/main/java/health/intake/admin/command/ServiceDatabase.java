package health.intake.admin.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** The database of the service, with the URL, user and password of the service. */
public record ServiceDatabase(String url, String user, String password) {

    private static final Pattern FORM = Pattern.compile("jdbc:mariadb:[a-z:-]*//[^/?]+/[^/?]+(?:\\?.*)?");

    private static final Pattern LOCAL = Pattern.compile("jdbc:mariadb://(localhost|127\\.0\\.0\\.1)[:/].*");

    public ServiceDatabase {
        if (!isUrl(url)) {
            throw new CommandFailure(OperatorSettings.DB_URL + " must have the form jdbc:mariadb://HOST:PORT/DATABASE");
        }
    }

    public static boolean isUrl(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether it is on this machine. */
    public boolean isLocal() {
        return LOCAL.matcher(url).matches();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return "ServiceDatabase[****]";
    }
}
