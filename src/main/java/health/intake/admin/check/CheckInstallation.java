package health.intake.admin.check;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import health.intake.admin.command.ServiceDatabase;
import health.intake.admin.command.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Checks an installation as a node would use it. */
@Command(
        name = "check",
        description = {
            "Checks the settings of a node and what they lead to: the rights of the database's user, durability, clocks, Redis,"
                    + " encryption. Tells what is wrong, why it matters and how to mend it, with the exit code 1; changes nothing.",
            "Needs the settings of a node (INTAKE_DB_URL, INTAKE_SECRET and so on); run it where the node runs."
        })
public final class CheckInstallation implements Callable<Integer> {

    private final Session session;

    public CheckInstallation(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        OperatorSettings settings = session.settings();
        List<Finding> findings = new ArrayList<>(SettingChecks.findings(settings));
        findings.addAll(inDatabase(settings));
        settings.value(RedisCheck.URL)
                .filter(url -> !url.isEmpty())
                .ifPresent(url -> findings.addAll(RedisCheck.findings(url)));
        findings.forEach(finding -> session.out().println(finding.lines()));
        session.out().println(findings.isEmpty() ? "Nothing is wrong." : "Wrong: " + findings.size());
        return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<Finding> inDatabase(OperatorSettings settings) {
        try {
            ServiceDatabase database = settings.database();
            try (Connection connection = database.connect()) {
                return new DatabaseChecks(connection, session.clock()).findings(database.isLocal());
            }
        } catch (SQLException | CommandFailure e) {
            return List.of(new Finding(
                    "The database cannot be asked: " + e.getMessage(),
                    "a node without its database answers every request with 503",
                    "start MariaDB, and correct INTAKE_DB_URL, INTAKE_DB_USER and INTAKE_DB_PASSWORD"));
        }
    }
}
