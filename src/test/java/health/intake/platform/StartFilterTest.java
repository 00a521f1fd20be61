package health.intake.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.http.RestExchange;
import health.intake.migration.Migration;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartFilterTest {

    private final StartFilter filter = new StartFilter();
    private boolean isMigrated;

    @BeforeEach
    void prepare() {
        filter.migration = new Migration() {
            @Override
            public boolean isDone() {
                return isMigrated;
            }
        };
    }

    private void ask(String url) {
        filter.filter(new RestExchange("GET", url).request());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/profiles", "/api/metrics", "/api/docs", "/api/healthy", "/api/v1/health/live"})
    void beforeTheSchemaIsUpToDateNothingIsServed(String url) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> ask(url)).type())
                .isEqualTo(ProblemType.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health/live", "/api/health/ready"})
    void probesAreAlwaysAnswered(String url) {
        assertThatCode(() -> ask(url)).doesNotThrowAnyException();
    }

    @Test
    void onceTheSchemaWasUpToDateItIsNotAskedAgain() {
        isMigrated = true;
        ask("/api/v1/profiles");
        isMigrated = false;

        assertThatCode(() -> ask("/api/v1/profiles")).doesNotThrowAnyException();
    }
}
