package health.intake.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

    @ParameterizedTest
    @CsvSource({
        "168, 168",
        "168.0, 168",
        "168.000, 168",
        "1.685e2, 168.5",
        "1685001e-4, 168.5",
        "168.0005, 168.001",
        "168.00049999, 168",
        "300.00049, 300",
        "65.125, 65.125",
        "70e-1, 7",
        "168.500, 168.5",
        "168.5000, 168.5",
        "168.125, 168.125",
        "100, 100",
        "1E+2, 100",
        "100.00, 100",
        "300.000, 300",
        "7e2, 700",
        "0.001, 0.001",
        "1e-3, 0.001",
        "10.010, 10.01",
        "68.0388555, 68.039",
        "68.0385, 68.039",
        "68.03849999, 68.038",
        "0.0005, 0.001",
        "99.9995, 100",
        "300.0004999, 300"
    })
    void isRoundedHalfUpAndPrintedPlainWithoutZerosAtTheEnd(String given, String printed) {
        assertThat(Measure.plain(new BigDecimal(given))).hasToString(printed).isEqualTo(new BigDecimal(printed));
    }

    /** The column has three decimal places. */
    @Test
    void aMeasureOfTheColumnEqualsTheStoredOne() {
        MeasureColumn column = new MeasureColumn();
        BigDecimal measure = new BigDecimal("168.5");

        assertThat(column.convertToDatabaseColumn(measure)).isEqualTo(measure);
        assertThat(column.convertToEntityAttribute(new BigDecimal("168.500"))).isEqualTo(measure);
        assertThat(column.convertToEntityAttribute(null)).isNull();
    }
}
