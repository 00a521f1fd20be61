package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.trouble.HeardLog;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class FaultLogTest {

    private static final String PERSONAL = "maria@example.com";

    private static LogRecord written(String requestId, Throwable fault) {
        List<LogRecord> records = HeardLog.records(() -> FaultLog.write(requestId, fault));
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    @Test
    void internalErrorIsLoggedUnderItsRequestWithTypesAndPlaces() {
        LogRecord line = written("request-1", new IllegalStateException(new SQLException(PERSONAL)));

        assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
        assertThat(line.getMessage())
                .startsWith("Request request-1 failed\n  java.lang.IllegalStateException\n    at ")
                .contains("\n  java.sql.SQLException\n", FaultLogTest.class.getName());
    }

    @Test
    void noMessageOfAnInternalErrorIsLogged() {
        Exception fault = new IllegalStateException(PERSONAL, new SQLException("Duplicate entry '" + PERSONAL + "'"));
        fault.addSuppressed(new IllegalArgumentException(PERSONAL));

        LogRecord line = written("request-1", fault);

        assertThat(line.getMessage()).doesNotContain(PERSONAL, "Duplicate");
        assertThat(line.getThrown()).isNull();
        assertThat(line.getParameters()).isNull();
    }

    @Test
    void bracesInARequestIdAreNotTakenForParameters() {
        LogRecord line = written("{0}-request", new IllegalStateException());

        assertThat(line.getMessage()).startsWith("Request {0}-request failed");
    }
}
