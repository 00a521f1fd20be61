package health.intake.ratelimit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({"'', 10", "Registration, 10", "'a b', 10", "'a\"', 10", "-, 10", "registration, 0"})
    void limitHasANameThatCanBePrintedAndAllowsSomething(String name, int requests) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(name, requests));
    }
}
