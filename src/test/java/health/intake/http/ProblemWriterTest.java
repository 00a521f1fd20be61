package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemWriterTest {

    private final Exchange exchange = new Exchange("POST");

    private void write(Throwable thrown) throws IOException {
        new ProblemWriter().write(exchange.request(), exchange.response(), thrown);
    }

    @Test
    void answerCarriesTheHeadersOfItsProblem() throws IOException {
        write(new ProblemException(ProblemType.RATE_LIMITED, Map.of("Retry-After", "17", "RateLimit", "\"x\";r=0")));

        assertThat(exchange.status).isEqualTo(429);
        assertThat(exchange.answered).containsEntry("Retry-After", "17").containsEntry("RateLimit", "\"x\";r=0");
    }

    @Test
    void unavailableAnswerTellsWhenToRetry() throws IOException {
        write(new ServiceUnavailableException());

        assertThat(exchange.status).isEqualTo(503);
        assertThat(exchange.answered).containsEntry("Retry-After", "2");
    }

    @Test
    void otherProblemsHaveNoHeadersOfTheirOwn() throws IOException {
        write(new ProblemException(ProblemType.EMAIL_TAKEN));

        assertThat(exchange.answered).containsOnlyKeys("Content-Type", "Content-Length");
    }
}
