package health.intake.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import health.intake.problem.Problem;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Document(
            UUID id,
            @Nullable String firstName,
            @Nullable Integer sex,
            LocalDate dateOfBirth,
            @Nullable BigDecimal height,
            Instant createdAt,
            @Nullable Instant updatedAt,
            List<String> tags) {}

    record Number(BigDecimal value) {}

    record Time(Instant at) {}

    private static final Annotation[] NONE = {};

    @Test
    void aRecordIsPrintedInItsOrderWithItsNulls() {
        Document document = new Document(
                UUID.fromString("01890A5D-AC96-774B-BCCE-B302099A8057"),
                "Zoë \"Łuk\" </script>",
                null,
                LocalDate.of(1985, 3, 22),
                new BigDecimal("168.5"),
                Instant.parse("2026-04-01T09:14:32.999999Z"),
                null,
                List.of());

        assertThat(print(document))
                .isEqualTo(
                        "{\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"first_name\":\"Zoë \\\"Łuk\\\" </script>\","
                                + "\"sex\":null,\"date_of_birth\":\"1985-03-22\",\"height\":168.5,"
                                + "\"created_at\":\"2026-04-01T09:14:32Z\",\"updated_at\":null,\"tags\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"168, 168", "168.5, 168.5", "65, 65", "1E+2, 100", "0.001, 0.001", "1E-3, 0.001"})
    void decimalsArePrintedWithoutExponent(BigDecimal value, String printed) {
        assertThat(print(new Number(value))).isEqualTo("{\"value\":" + printed + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T09:14:32Z, 2026-04-01T09:14:32Z",
        "2026-04-01T09:14:32.000001Z, 2026-04-01T09:14:32Z",
        "2026-04-01T09:14:00Z, 2026-04-01T09:14:00Z",
        "2026-04-01T00:00:00.5Z, 2026-04-01T00:00:00Z"
    })
    void instantsArePrintedInWholeSeconds(Instant instant, String printed) {
        assertThat(print(new Time(instant))).isEqualTo("{\"at\":\"" + printed + "\"}");
    }

    @Test
    void aListIsABareArray() {
        assertThat(print(List.of(new Number(BigDecimal.ONE), new Number(BigDecimal.TEN))))
                .isEqualTo("[{\"value\":1},{\"value\":10}]");
        assertThat(print(List.of())).isEqualTo("[]");
    }

    @Test
    void aProblemHasTheMembersOfTheContractInTheirOrder() {
        Problem problem = Problem.of(
                ProblemException.invalid(
                        List.of(new Violation("date_of_birth", Rules.IN_PAST), new Violation("?", Rules.READ_ONLY)), 0),
                "request-1");

        assertThat(print(problem))
                .isEqualTo("{\"type\":\"/api/docs/problems/validation_failed\",\"title\":\"Validation failed\","
                        + "\"status\":400,\"detail\":\"date_of_birth must be a date in the past. (1 more)\","
                        + "\"code\":\"validation_failed\",\"error\":\"date_of_birth must be a date in the past. (1 more)\",\"request_id\":\"request-1\","
                        + "\"violations\":[{\"field\":\"date_of_birth\",\"code\":\"not_in_past\","
                        + "\"message\":\"date_of_birth must be a date in the past.\"},"
                        + "{\"field\":\"?\",\"code\":\"read_only\","
                        + "\"message\":\"? cannot be set.\"}]}");
    }

    @Test
    void aProblemWithoutViolationsDoesNotNameThem() {
        assertThat(print(Problem.of(new ProblemException(ProblemType.FORBIDDEN), "request-1")))
                .isEqualTo("{\"type\":\"/api/docs/problems/forbidden\",\"title\":\"Forbidden\",\"status\":403,"
                        + "\"detail\":\"A valid API key is required in the header x-api-key.\",\"code\":\"forbidden\","
                        + "\"error\":\"Forbidden\",\"request_id\":\"request-1\"}");
    }

    @Test
    void aPrintedDocumentIsReadBack() {
        Number number = new Number(new BigDecimal("168.5"));

        assertThat(Json.read(Json.bytes(number), Number.class)).isEqualTo(number);
    }

    /** Else HEAD would be answered without it. */
    @Test
    void anAnswerHasItsLength() throws IOException {
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = new RecordWriter();

        assertThat(writer.isWriteable(Number.class, Number.class, NONE, MediaType.APPLICATION_JSON_TYPE))
                .isTrue();
        writer.writeTo(
                new Number(BigDecimal.TEN),
                Number.class,
                Number.class,
                NONE,
                MediaType.APPLICATION_JSON_TYPE,
                headers,
                out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"value\":10}");
        assertThat(headers).containsOnly(Map.entry(HttpHeaders.CONTENT_LENGTH, List.of(12)));
    }

    @Test
    void yamlBecomesJsonWithItsKeysInOrder() throws IOException {
        byte[] yaml = "z: 1\na: [x, {y: null}]\nversion: '3.1'\n".getBytes(StandardCharsets.UTF_8);

        assertThat(new String(Json.ofYaml(yaml), StandardCharsets.UTF_8))
                .isEqualTo("{\"z\":1,\"a\":[\"x\",{\"y\":null}],\"version\":\"3.1\"}");
    }

    private static String print(Object document) {
        return new String(Json.bytes(document), StandardCharsets.UTF_8);
    }
}
