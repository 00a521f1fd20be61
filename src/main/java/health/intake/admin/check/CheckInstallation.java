package health.intake.admin.check;

import health.intake.admin.command.ServiceDatabase;
import health.intake.admin.command.Session;
import health.intake.redis.RedisAddress;
import health.intake.redis.RedisServer;
import health.intake.redis.TrustedCertificates;
import health.intake.setting.EnvironmentSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Checks an installation as a node would use it. */
@Command(
        name = "check",
        description = {
            "Checks the settings of a node, all of them as at its start, and what they lead to: the rights of the database's user,"
                    + " durability, clocks, Redis, encryption. Tells what is wrong, why it matters and how to mend it, with the exit code 1; changes nothing.",
            "Needs the settings of a node (INTAKE_DB_URL, INTAKE_SECRET and so on); run it where the node runs."
        })
public final class CheckInstallation implements Callable<Integer> {

    /** The code of MariaDB for a wrong user or password, and for a user who must connect over TLS and does not. */
    private static final int ACCESS_DENIED = 1045;

    private final Session session;

    public CheckInstallation(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Report report = new Report();
        EnvironmentSettings settings =
                new EnvironmentSettings(session.settings().values());
        report.checked("settings");
        report.found(new SettingChecks(session.settings().values()).findings());
        settings.value("intake.db.url")
                .filter(ServiceDatabase::isUrl)
                .ifPresent(url -> inDatabase(url, settings, report));
        settings.value("intake.redis.url").filter(RedisAddress::isAddress).ifPresent(url -> new RedisCheck(
                        new RedisServer(
                                RedisAddress.parse(url),
                                settings.value("intake.redis.ca").flatMap(TrustedCertificates::parse),
                                settings.value("intake.redis.sentinel.password")))
                .check(report));
        report.print(session.out());
        return report.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void inDatabase(String url, EnvironmentSettings settings, Report report) {
        ServiceDatabase database = new ServiceDatabase(
                url,
                settings.value("intake.db.user").orElse(""),
                settings.value("intake.db.password").orElse(""));
        try (Connection connection = database.connect()) {
            boolean hasRetention = settings.value("intake.audit.retention.days").isPresent();
            new DatabaseChecks(connection, session.clock(), hasRetention).check(database.isLocal(), report);
        } catch (SQLException e) {
            report.found(unreachable(e));
            return;
        }
        settings.value("intake.db.migrator.user")
                .ifPresent(user -> asMigrator(
                        new ServiceDatabase(
                                url,
                                user,
                                settings.value("intake.db.migrator.password").orElse("")),
                        report));
    }

    private static void asMigrator(ServiceDatabase database, Report report) {
        try {
            database.connect().close();
        } catch (SQLException e) {
            report.found(new Finding(
                    "The migrator cannot sign in to the database: " + e.getMessage(),
                    "a node cannot bring the schema up to date, and does not serve before that",
                    "correct INTAKE_DB_MIGRATOR_USER and INTAKE_DB_MIGRATOR_PASSWORD, or run"
                            + " server-config/mariadb/create-database.sql, which makes the user"));
        }
    }

    private static Finding unreachable(SQLException failure) {
        return CheckedLink.DATABASE
                .certificate(failure)
                .orElseGet(() -> new Finding(
                        "The database cannot be asked: " + failure.getMessage(),
                        CheckedLink.DATABASE.without(),
                        failure.getErrorCode() == ACCESS_DENIED
                                ? "correct INTAKE_DB_USER and INTAKE_DB_PASSWORD, or add sslMode=verify-full to INTAKE_DB_URL if"
                                        + " the user must connect over TLS"
                                : "start MariaDB, and correct INTAKE_DB_URL, INTAKE_DB_USER and INTAKE_DB_PASSWORD"));
    }
}
