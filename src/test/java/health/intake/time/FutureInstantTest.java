package health.intake.time;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.problem.ProblemException;
import health.intake.requestbody.RequestBinding;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FutureInstantTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-04-01T09:14:32.123456Z"), ZoneId.of("Europe/Berlin"));
    private static final RequestBinding BINDING = new RequestBinding(CLOCK);

    record Ticket(@FutureInstant @Nullable Instant end) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-01T09:14:33Z",
                "2026-04-01T09:14:32.123457Z",
                "2026-04-01T09:14:32.2Z",
                "2028-02-29T23:59:59Z",
                "9999-12-31T23:59:59.999999999Z",
                "2027-01-31T12:00:00+00:00",
                "2027-01-31T12:00:00-00:00",
                "2027-01-31T12:00:00+02:00",
                "2026-04-01T11:14:33+02:00",
                "2026-04-01T05:44:33-03:30",
                "2027-01-31t12:00:00z",
                "2027-01-31T12:00:00+23:59",
                "2027-01-31T12:00:00-23:59"
            })
    void aFutureInstantIsAccepted(String given) {
        assertThat(violations(given)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-04-01T09:14:32.123456Z",
                "2026-04-01T09:14:32Z",
                "2026-04-01T09:14:31Z",
                "1970-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "2026-04-01T11:14:32+02:00",
                "2026-04-01T10:14:33+02:00"
            })
    void thePresentAndThePastAreOutOfRange(String given) {
        assertThat(violations(given)).containsExactly("end out_of_range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-31",
                "2027-01-31T12:00Z",
                "2027-01-31T12:00:00",
                "2027-01-31T12:00:00+2:00",
                "2027-01-31T12:00:00+0200",
                "2027-01-31T12:00:00+02",
                "2027-01-31T12:00:00 02:00",
                "2027-01-31T12:00:00+24:00",
                "2027-01-31T12:00:00+02:60",
                "2027-01-31T12:00:00+02:00:00",
                "2027-01-31T12:00:00\u221202:00",
                "2027-01-31T12:00:00Z+02:00",
                "2027-01-31T12:00:00+02:00[Europe/Berlin]",
                "9999-12-31T23:59:59-00:01",
                "0000-01-01T00:00:00+00:01",
                "2027-01-31 12:00:00Z",
                "2027-01-31T12:00:00.Z",
                "2027-01-31T12:00:00,5Z",
                "2027-01-31T12:00:00.1234567890Z",
                "2027-02-29T12:00:00Z",
                "2027-13-01T12:00:00Z",
                "2027-01-31T25:00:00Z",
                "2027-01-31T12:60:00Z",
                "2027-01-31T12:00:61Z",
                "+12027-01-31T12:00:00Z",
                "12027-01-31T12:00:00Z",
                " 2027-01-31T12:00:00Z",
                "tomorrow",
                "1806235200"
            })
    void anyOtherFormIsInvalid(String given) {
        assertThat(violations(given)).containsExactly("end invalid_format");
    }

    @Test
    void nullIsNever() {
        assertThat(BINDING.read("{\"end\":null}".getBytes(StandardCharsets.UTF_8), Ticket.class)
                        .get())
                .isEqualTo(new Ticket(null));
    }

    @Test
    void instantIsReadWithTheStoredPrecision() {
        assertThat(InstantText.read("2027-01-31T12:00:00.123456789Z"))
                .contains(Instant.parse("2027-01-31T12:00:00.123456Z"));
    }

    @Test
    void anOffsetIsTakenOff() {
        assertThat(InstantText.read("2027-01-31T12:00:00+02:00")).contains(Instant.parse("2027-01-31T10:00:00Z"));
        assertThat(InstantText.read("2027-01-31T12:00:00-03:30")).contains(Instant.parse("2027-01-31T15:30:00Z"));
        assertThat(InstantText.read("2027-01-31T23:59:00+23:59")).contains(Instant.parse("2027-01-31T00:00:00Z"));
    }

    private static List<String> violations(String end) {
        try {
            BINDING.read(("{\"end\":\"" + end + "\"}").getBytes(StandardCharsets.UTF_8), Ticket.class)
                    .get();
            return List.of();
        } catch (ProblemException problem) {
            return problem.violations().stream()
                    .map(violation -> violation.field() + " " + violation.code().code())
                    .toList();
        }
    }
}
