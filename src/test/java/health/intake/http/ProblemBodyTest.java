package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 1.3: on the patients API, and only there, {@code message} repeats the title. */
class ProblemBodyTest {

    private static final ProblemException MISSING = new ProblemException(ProblemType.PATIENT_NOT_FOUND);

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/patients", "/api/v1/patients/", "/api/v1/patients/1", "/api/v1/patients;a=b"})
    void onThePatientsApiTheMessageIsTheTitle(String uri) {
        assertThat(ProblemBody.of(new Exchange("GET", uri).request(), MISSING).message())
                .isEqualTo("Patient not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/profiles", "/api/v1/patientsx", "/api", "/", "", "/api/v1/profiles/v1/patients"})
    void onOtherApisThereIsNoMessage(String uri) {
        assertThat(ProblemBody.of(new Exchange("GET", uri).request(), MISSING).message())
                .isNull();
    }

    @Test
    void onAnErrorPageTheRefusedPathCounts() {
        Exchange exchange = new Exchange("GET", "/api/server-error")
                .withAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/api/v1/patients/1");

        assertThat(ProblemBody.of(exchange.request(), MISSING).message()).isNotNull();
    }
}
