package health.intake.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Unique;
import health.intake.blackbox.driver.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cost of a path does not grow with the square of its segments. */
class PathsIT {

    private static final int LONGEST = 31_700;

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/", "/%2F", "/..", "/.", "/;a"})
    void pathOfVeryManyPartsIsRefusedAtOnce(String part) {
        String many = "/api" + part.repeat(LONGEST / part.length());

        // a path that was seen before is answered from a cache; the first ones meet a cold server
        Duration quickest = Stream.generate(() -> time(many + "/" + Unique.slug("end")))
                .limit(10)
                .min(Duration::compareTo)
                .orElseThrow();

        assertThat(quickest).isLessThan(Duration.ofMillis(40));
    }

    @Test
    void pathOfManyPartsIsNotFoundAndALongOneTooLong() {
        Wire.request("GET", "/api" + "/a".repeat(17)).send().isProblem(404, "not_found");
        Wire.request("GET", "/api" + "/a".repeat(3000)).send().is(414);
        Wire.request("POST", "/api/v1/profiles" + "/a".repeat(17)).send().isProblem(404, "not_found");
    }

    private static Duration time(String target) {
        try (RawConnection connection = new RawConnection()) {
            Instant start = Instant.now();
            String line = connection
                    .write("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .line();
            Duration time = Duration.between(start, Instant.now());
            assertThat(line).matches("HTTP/1\\.1 4\\d\\d.*");
            return time;
        }
    }
}
