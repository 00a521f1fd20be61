package health.intake.admin;

import health.intake.secret.Secrets;
import health.intake.verification.TrailReport;
import health.intake.verification.Verification;
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

    /**
     * @param arguments seals that were printed before and must still be there; {@code --against} and a file with such seals
     */
    public String verify(String... arguments) {
        return verify(NotedSeals.of(arguments));
    }

    /**
     * The result, in lines.
     *
     * @throws CommandFailure naming every difference from the trail as written and sealed
     */
    private String verify(Set<String> noted) {
        TrailReport report = report(noted);
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
