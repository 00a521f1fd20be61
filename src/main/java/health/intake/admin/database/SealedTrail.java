package health.intake.admin.database;

import health.intake.admin.command.CommandFailure;
import health.intake.admin.command.OperatorSettings;
import health.intake.admin.command.ServiceDatabase;
import health.intake.admin.command.Session;
import health.intake.secret.Secrets;
import health.intake.verification.TrailReport;
import health.intake.verification.Verification;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;

/** The audit trail in a database, verified against its seals. */
public final class SealedTrail {

    private final ServiceDatabase database;
    private final Secrets secrets;
    private final Clock clock;

    public SealedTrail(OperatorSettings settings, Clock clock) {
        this.database = settings.database();
        this.secrets = settings.secrets();
        this.clock = clock;
    }

    static SealedTrail of(Session session) {
        return new SealedTrail(session.settings(), session.clock());
    }

    /** @param noted seals that were printed before and must still be there */
    public String verify(String... noted) {
        return verify(NotedSeals.of(noted));
    }

    /** @param file in which there are seals that must still be there, beside those that are noted otherwise */
    public String verifyAgainst(Path file, String... noted) {
        return verify(NotedSeals.of(file, noted));
    }

    /**
     * The result, in lines.
     *
     * @throws CommandFailure naming every difference from the trail as written and sealed
     */
    String verify(Set<String> noted) {
        return told(report(noted));
    }

    /** @throws CommandFailure if there are findings */
    static String told(TrailReport report) {
        String facts = String.join("\n", report.facts());
        if (!report.findings().isEmpty()) {
            throw new CommandFailure(String.join("\n", report.findings()) + "\n" + facts);
        }
        return facts;
    }

    private TrailReport report(Set<String> noted) {
        try (Connection connection = database.connect()) {
            connection.setReadOnly(true);
            // all statements see the state of the first one
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            TrailReport report = new Verification(connection, secrets, noted, clock.instant()).report();
            connection.rollback();
            return report;
        } catch (SQLException e) {
            throw new CommandFailure("The audit trail cannot be read: " + e.getMessage(), e);
        }
    }
}
