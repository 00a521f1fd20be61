package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultLogTest {

    private static final String PERSONAL = "maria@example.com";

    private final Logger logger = Logger.getLogger("health.intake");
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    @Test
    void aFaultIsFoundByItsRequestWithTypesAndPlaces() {
        FaultLog.write("request-1", new IllegalStateException(new SQLException(PERSONAL)));

        assertThat(records).hasSize(1);
        assertThat(records.get(0).getLevel()).isEqualTo(Level.SEVERE);
        assertThat(records.get(0).getMessage())
                .startsWith("Request request-1 failed\n  java.lang.IllegalStateException\n    at ")
                .contains("\n  java.sql.SQLException\n", FaultLogTest.class.getName());
    }

    @Test
    void noMessageOfAFaultIsLogged() {
        Exception fault = new IllegalStateException(PERSONAL, new SQLException("Duplicate entry '" + PERSONAL + "'"));
        fault.addSuppressed(new IllegalArgumentException(PERSONAL));

        FaultLog.write("request-1", fault);

        assertThat(records.get(0).getMessage()).doesNotContain(PERSONAL, "Duplicate");
        assertThat(records.get(0).getThrown()).isNull();
        assertThat(records.get(0).getParameters()).isNull();
    }

    @Test
    void bracesInAFaultAreNotTakenForParameters() {
        FaultLog.write("{0}-request", new IllegalStateException());

        assertThat(records.get(0).getMessage()).startsWith("Request {0}-request failed");
    }
}
