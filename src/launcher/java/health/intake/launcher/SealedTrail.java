package health.intake.launcher;

import health.intake.secret.Secrets;
import health.intake.verification.TrailReport;
import health.intake.verification.Verification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The audit trail in a database, held against its seals. */
public final class SealedTrail {

    private final GivenDatabase database;
    private final Secrets secrets;

    /**
     * @param secret value of INTAKE_SECRET
     * @param others value of INTAKE_SECRET_OTHER
     */
    SealedTrail(GivenDatabase database, Optional<String> secret, Optional<String> others) {
        this.database = database;
        // the pepper has no part in it
        this.secrets = new Secrets(secret, Optional.empty(), secret, others);
    }

    public static SealedTrail of(String url, String user, String password, String secret) {
        return of(url, user, password, secret, Optional.empty());
    }

    /** @param others secrets under which seals were made before, separated by commas */
    public static SealedTrail of(String url, String user, String password, String secret, Optional<String> others) {
        return new SealedTrail(new GivenDatabase(url, user, password), Optional.of(secret), others);
    }

    /** @param arguments seals that were printed before and must still be there, {@code --against} and a file of such */
    public String verify(String... arguments) {
        return verify(NotedSeals.of(arguments));
    }

    /**
     * What was verified, in lines.
     *
     * @throws StartFailure naming what is not as it was written and sealed
     */
    private String verify(Set<String> noted) {
        try (Connection connection = database.connect()) {
            connection.setReadOnly(true);
            // all statements see the state of the first one
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            TrailReport report = new Verification(connection, secrets, noted, Instant.now()).report();
            connection.rollback();
            if (!report.findings().isEmpty()) {
                throw new StartFailure(String.join("\n", report.findings()) + "\n" + String.join("\n", report.facts()));
            }
            return String.join("\n", report.facts());
        } catch (SQLException e) {
            throw new StartFailure("The audit trail cannot be read: " + e.getMessage(), e);
        }
    }
}
