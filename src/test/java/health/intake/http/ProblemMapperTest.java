package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.Problem;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMapperTest {

    private final ProblemMapper mapper = new ProblemMapper();

    @BeforeEach
    void prepare() {
        mapper.request = new Exchange("GET").with("X-Request-Id", "my-request").request();
    }

    @Test
    void answerIsTheProblemUnderTheIdOfTheRequest() {
        ProblemException taken = new ProblemException(ProblemType.EMAIL_TAKEN);

        Response response = mapper.toResponse(new EJBException(new RuntimeException(taken)));

        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        assertThat(response.getEntity()).isEqualTo(Problem.of(taken, "my-request"));
    }

    @Test
    void answerCarriesTheHeadersOfItsProblem() {
        Response response =
                mapper.toResponse(new ProblemException(ProblemType.RATE_LIMITED, Map.of("Retry-After", "17")));

        assertThat(response.getHeaderString("Retry-After")).isEqualTo("17");
        assertThat(mapper.toResponse(new ProblemException(ProblemType.UNAVAILABLE))
                        .getHeaderString("Retry-After"))
                .isEqualTo("2");
    }

    @Test
    void anythingElseIsAnInternalError() {
        assertThat(mapper.toResponse(new IllegalStateException()).getStatus()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"GET,POST; HEAD, GET,POST", "HEAD,GET; HEAD,GET", "POST,PATCH; POST,PATCH"})
    void headIsAllowedWhereverGetIs(String told, String answered) {
        Response refused = Response.status(405).header(HttpHeaders.ALLOW, told).build();

        assertThat(mapper.toResponse(new WebApplicationException(refused)).getHeaderString(HttpHeaders.ALLOW))
                .isEqualTo(answered);
    }

    @Test
    void otherRefusalsAllowNothing() {
        assertThat(mapper.toResponse(new NotFoundException()).getHeaders()).doesNotContainKey(HttpHeaders.ALLOW);
    }
}
