package health.intake.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {

    private static final List<String> NAMES =
            List.of("INTAKE_DB_URL", "INTAKE_REDIS_URL", "INTAKE_REDIS_URL_FILE", "INTAKE_RATE_LIMIT_KEY");

    @ParameterizedTest
    @CsvSource({
        "INTAKE_REDIS_ULR, INTAKE_REDIS_URL",
        "INTAKE_REDIS_URI, INTAKE_REDIS_URL",
        "INTAKE_REDISURL, INTAKE_REDIS_URL",
        "INTAKE_REDIS_URLS, INTAKE_REDIS_URL",
        "INTAKE_REDIS_URLFILE, INTAKE_REDIS_URL_FILE",
        "INTAKE_DATABASE_URL_, ''",
        "INTAKE_DBS_ULR, INTAKE_DB_URL",
        "INTAKE_LIMIT_KEY, ''",
        "INTAKE_RATELIMITKEY, INTAKE_RATE_LIMIT_KEY",
        "intake_redis_url, ''",
    })
    void isWithinAFewMistakesOfATypist(String written, String nearest) {
        assertThat(NearestName.to(written, NAMES).orElse("")).isEqualTo(nearest);
    }

    @Test
    void theFirstOfEquallyNearNamesIsTaken() {
        assertThat(NearestName.to("INTAKE_X", List.of("INTAKE_Y", "INTAKE_Z"))).contains("INTAKE_Y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I", "INTAKE_", "X"})
    void tooShortANameIsNearNothing(String written) {
        assertThat(NearestName.to(written, NAMES)).isEmpty();
    }
}
