package health.intake.admin.check;

import health.intake.migration.ServiceRights;
import health.intake.setting.ClusterRule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is wrong with the database, seen with the rights of the service. */
final class DatabaseChecks {

    /** How a property of the database is asked for, so that 1 is right, and what is wrong otherwise. */
    private record Rule(String sql, Finding finding) {}

    private static final Finding RIGHTS = new Finding(
            "The service's database user may change and remove audit entries",
            "who takes over a node could remove the traces",
            "run server-config/mariadb/create-database.sql, set INTAKE_DB_MIGRATOR_USER and its password, and restart"
                    + " the nodes");

    private static final Rule DURABLE = new Rule(
            "select @@global.innodb_flush_log_at_trx_commit = 1",
            new Finding(
                    "innodb_flush_log_at_trx_commit of MariaDB is not 1",
                    "a power failure loses changes that were answered as done, and their audit entries",
                    "install server-config/mariadb/intake.cnf and restart MariaDB"));

    private static final Rule STRICT = new Rule(
            "select find_in_set('STRICT_ALL_TABLES', @@global.sql_mode) > 0"
                    + " and find_in_set('NO_ZERO_DATE', @@global.sql_mode) > 0"
                    + " and find_in_set('NO_ZERO_IN_DATE', @@global.sql_mode) > 0",
            new Finding(
                    "sql_mode of MariaDB is not strict",
                    "a value that does not fit would be stored in another form, without an error",
                    "install server-config/mariadb/intake.cnf and restart MariaDB"));

    private static final Rule ENCRYPTED = new Rule(
            "select count(*) from information_schema.session_status where variable_name = 'SSL_CIPHER'"
                    + " and variable_value <> ''",
            new Finding(
                    "The connection to the database on another machine is not encrypted",
                    "whoever listens in the network reads the data of people",
                    "add sslMode=verify-full to INTAKE_DB_URL, as tls.md describes"));

    private static final String SERVER = "select concat('MariaDB ', regexp_replace(version(), '-.*', ''), ' (',"
            + " coalesce(nullif(max(variable_value), ''), 'clear text'), ')')"
            + " from information_schema.session_status where variable_name = 'SSL_VERSION'";

    private static final String MICROSECONDS = "select cast(unix_timestamp(now(6)) * 1000000 as integer)";

    /** More than the way to the database takes, less than what would confuse a reader of the trail. */
    private static final Duration DRIFT = Duration.ofSeconds(2);

    private final Connection connection;
    private final Clock clock;
    private final boolean hasRetention;

    /** @param hasRetention whether the service removes old entries of the audit trail */
    DatabaseChecks(Connection connection, Clock clock, boolean hasRetention) {
        this.connection = connection;
        this.clock = clock;
        this.hasRetention = hasRetention;
    }

    /** @param isLocal whether no network carries the connection */
    void check(boolean isLocal, Report report) throws SQLException {
        report.checked(text(SERVER));
        if (ServiceRights.areTooMany(connection, hasRetention)) {
            report.found(RIGHTS);
        }
        for (Rule rule : isLocal ? List.of(DURABLE, STRICT) : List.of(DURABLE, STRICT, ENCRYPTED)) {
            if (number(rule.sql()) != 1) {
                report.found(rule.finding());
            }
        }
        for (ClusterRule broken : ClusterRule.brokenBy(connection)) {
            report.found(new Finding(broken.what(), broken.why(), broken.mend()));
        }
        compareClocks(report);
    }

    private void compareClocks(Report report) throws SQLException {
        Instant there = Instant.EPOCH.plus(number(MICROSECONDS), ChronoUnit.MICROS);
        Duration drift = Duration.between(there, clock.instant()).abs();
        if (drift.compareTo(DRIFT) > 0) {
            report.found(new Finding(
                    "The clocks of this machine and of the database differ by " + drift.toSeconds() + " s",
                    "keys expire at the wrong time, the trail shows times that are not those of the requests, and who follows"
                            + " updated_since may miss a change",
                    "synchronize both with the same time servers (NTP)"));
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
