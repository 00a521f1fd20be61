package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ejb.EJBException;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void aProblemIsFoundInWhateverContainersWrapItIn(ProblemType type) {
        ProblemException problem = new ProblemException(type);

        assertThat(Problems.of(problem)).isSameAs(problem);
        assertThat(Problems.of(new EJBException(new RuntimeException(problem)))).isSameAs(problem);
        assertThat(Problems.of(new ServletException(problem))).isSameAs(problem);
        assertThat(Problems.of(new NotFoundException(problem))).isSameAs(problem);
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new NotFoundException(), ProblemType.NOT_FOUND),
                Arguments.of(new NotAllowedException("GET"), ProblemType.METHOD_NOT_ALLOWED),
                Arguments.of(new NotAcceptableException(), ProblemType.NOT_ACCEPTABLE),
                Arguments.of(new NotSupportedException(), ProblemType.UNSUPPORTED_MEDIA_TYPE),
                Arguments.of(new BadRequestException(), ProblemType.MALFORMED_REQUEST),
                Arguments.of(new InternalServerErrorException(), ProblemType.INTERNAL_ERROR),
                Arguments.of(new WebApplicationException(503), ProblemType.UNAVAILABLE),
                Arguments.of(new IOException("Bad chunk"), ProblemType.MALFORMED_REQUEST),
                Arguments.of(new UncheckedIOException(new IOException()), ProblemType.INTERNAL_ERROR),
                Arguments.of(new NullPointerException(), ProblemType.INTERNAL_ERROR),
                Arguments.of(new StackOverflowError(), ProblemType.INTERNAL_ERROR),
                Arguments.of(new EJBException("timed out"), ProblemType.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void everyOtherExceptionHasItsProblem(Throwable thrown, ProblemType type) {
        assertThat(Problems.of(thrown).type()).isEqualTo(type);
    }

    @Test
    void anUnavailableDatabaseIsNoInternalError() {
        assertThat(Problems.of(new EJBException(new RuntimeException(new SQLException("no connection", "08001"))))
                        .type())
                .isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(Problems.of(new EJBException(new RuntimeException(new SQLException("bad SQL", "42000", 1064))))
                        .type())
                .isEqualTo(ProblemType.INTERNAL_ERROR);
    }

    @Test
    void aDeadlockThatTheCommitReportsIsLeftToTheClientToRetry() {
        assertThat(Problems.of(new EJBException(new RuntimeException(new SQLException("Deadlock", "40001", 1213))))
                        .type())
                .isEqualTo(ProblemType.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "400, MALFORMED_REQUEST",
        "401, MALFORMED_REQUEST",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "406, NOT_ACCEPTABLE",
        "413, PAYLOAD_TOO_LARGE",
        "414, URI_TOO_LONG",
        "415, UNSUPPORTED_MEDIA_TYPE",
        "418, MALFORMED_REQUEST",
        "431, HEADERS_TOO_LARGE",
        "500, INTERNAL_ERROR",
        "501, INTERNAL_ERROR",
        "503, UNAVAILABLE",
        "599, INTERNAL_ERROR"
    })
    void aStatusThatAServerChoseBecomesAProblemOfTheCatalogue(int status, ProblemType type) {
        assertThat(Problems.ofStatus(status).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void noProblemAnswers401(ProblemType type) {
        assertThat(type.status()).isBetween(400, 599).isNotEqualTo(401);
    }

    @Test
    void detailOfAnInternalErrorSaysNothingOfItsCause() {
        assertThat(Problems.of(new IllegalStateException("maria@example.com")).detail())
                .isEqualTo(ProblemType.INTERNAL_ERROR.detail());
        assertThat(Problems.of(new BadRequestException("maria@example.com")).detail())
                .isEqualTo(ProblemType.MALFORMED_REQUEST.detail());
    }
}
