package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsFilterTest {

    @ParameterizedTest
    @CsvSource({"OPTIONS, 200, false", "OPTIONS, 404, true", "GET, 200, true"})
    void onlyASuccessOfOptionsLosesItsBody(String method, int status, boolean isKept) {
        RestExchange exchange = new RestExchange(method, "/api/v1/profiles").answeredWith(status, "GET");
        exchange.answered.putSingle("Content-Type", "text/plain");
        exchange.answered.putSingle("Allow", "GET");

        new OptionsFilter().filter(exchange.request(), exchange.response());

        assertThat(exchange.entity != null).isEqualTo(isKept);
        assertThat(exchange.answered.containsKey("Content-Type")).isEqualTo(isKept);
        assertThat(exchange.answered).containsKey("Allow");
    }
}
