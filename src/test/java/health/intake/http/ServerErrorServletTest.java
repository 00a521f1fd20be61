package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals and failures of the server itself, as problems. */
class ServerErrorServletTest {

    private static final String REFUSED = "health.intake.refused";

    private final Exchange exchange = new Exchange("GET", "/api/server-error");

    private int status() throws IOException {
        ServerErrorServlet servlet = new ServerErrorServlet();
        servlet.problems = new ProblemWriter();
        servlet.service(exchange.request(), exchange.response());
        assertThat(exchange.answered).containsEntry("Content-Type", "application/problem+json");
        return exchange.status;
    }

    @Test
    void exceptionDecidesBeforeTheStatus() throws IOException {
        exchange.withAttribute(RequestDispatcher.ERROR_EXCEPTION, new ProblemException(ProblemType.SLUG_TAKEN))
                .withAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);

        assertThat(status()).isEqualTo(409);
    }

    @Test
    void requestWithoutAPlaceIsUnavailableWhateverTheStatus() throws IOException {
        exchange.withAttribute(REFUSED, true).withAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);

        assertThat(status()).isEqualTo(503);
        assertThat(exchange.answered).containsEntry("Retry-After", "2");
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "404, 404", "413, 413", "401, 400", "500, 500", "502, 500"})
    void statusOfTheServerBecomesOneOfTheCatalogue(int told, int answered) throws IOException {
        exchange.withAttribute(RequestDispatcher.ERROR_STATUS_CODE, told);

        assertThat(status()).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "414, 414", "431, 431", "505, 500"})
    void withoutAttributesTheStatusOfTheResponseDecides(int set, int answered) throws IOException {
        exchange.status = set;

        assertThat(status()).isEqualTo(answered);
    }

    @Test
    void calledByItsPathItIsNotFound() throws IOException {
        assertThat(status()).isEqualTo(404);
    }
}
