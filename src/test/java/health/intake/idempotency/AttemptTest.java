package health.intake.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import health.intake.requestbody.RequestBinding;
import health.intake.requestbody.RequestBody;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract 1.3 and 7: the checks at the place of the body's syntax, and the comparison of bodies. */
class AttemptTest {

    /** Any request. */
    record Note(String text) {}

    private static final IdempotencyKey GOOD = IdempotencyKey.of(List.of("key"));
    private static final IdempotencyKey MALFORMED = IdempotencyKey.of(List.of("k e y"));

    private static RequestBody<Note> body(String octets) {
        return new RequestBinding(Clock.systemUTC()).read(octets.getBytes(StandardCharsets.UTF_8), Note.class);
    }

    private static void isRefused(ProblemType type, RequestBody<Note> body, IdempotencyKey key) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Attempt.of("note", key, body))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void anAttemptIsToldFromOthersByTheBytesOfItsBody() {
        String text = "{ \"text\" : \"a\" }";
        Attempt attempt = Attempt.of("note", GOOD, body(text));

        assertThat(attempt.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(text);
        assertThat(attempt.key()).isEqualTo("key");
    }

    @Test
    void anUnreadableBodyIsToldBeforeAMalformedHeader() {
        isRefused(ProblemType.MALFORMED_JSON, body("{"), MALFORMED);
        isRefused(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                RequestBody.unreadable(new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE)),
                MALFORMED);
    }

    @Test
    void aMalformedHeaderIsToldBeforeViolations() {
        RequestBody<Note> invalid = body("{\"text\":1}");

        isRefused(ProblemType.MALFORMED_REQUEST, invalid, MALFORMED);
        assertThat(Attempt.of("note", GOOD, invalid).key()).isEqualTo("key");
    }
}
