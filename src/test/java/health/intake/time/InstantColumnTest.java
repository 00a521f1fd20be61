package health.intake.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantColumnTest {

    private final InstantColumn column = new InstantColumn();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-01T09:14:32.123456Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2026-03-29T01:30:00Z", // in the hour that Berlin leaves out
                "2026-10-25T01:30:00Z",
                "2262-04-12T00:00:00Z", // where nanoseconds in a long end
                "9999-12-31T23:59:59.999999Z",
                "0001-01-01T00:00:00.000001Z"
            })
    void instantIsReadBackToTheMicrosecond(Instant instant) {
        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(instant)))
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1970-01-01T00:00:00.000001Z, 1",
        "1970-01-01T00:00:01.5Z, 1500000",
        "1969-12-31T23:59:59.999999Z, -1",
        "2026-04-01T09:14:32.123456Z, 1775034872123456"
    })
    void theColumnHoldsMicrosecondsSince1970(Instant instant, long micros) {
        assertThat(InstantColumn.micros(instant)).isEqualTo(micros);
    }

    @Test
    void laterInstantsAreGreaterNumbers() {
        Instant instant = Instant.parse("1969-12-31T23:59:59.999998Z");
        for (int i = 0; i < 4; i++) {
            assertThat(InstantColumn.micros(instant.plusNanos(1000))).isEqualTo(InstantColumn.micros(instant) + 1);
            instant = instant.plusNanos(1000);
        }
    }

    @Test
    void nullStaysNull() {
        assertThat(column.convertToDatabaseColumn(null)).isNull();
        assertThat(column.convertToEntityAttribute(null)).isNull();
    }
}
