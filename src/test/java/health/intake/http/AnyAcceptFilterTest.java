package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnyAcceptFilterTest {

    private final RestExchange exchange = new RestExchange("GET", "/api/v1/profiles");

    private List<MediaType> sent() {
        new AnyAcceptFilter().filter(exchange.request());
        return AnyAcceptFilter.sent(exchange.request());
    }

    @Test
    void jakartaRestSeesThatEverythingIsAcceptedAndTheFilterWhatWasSent() {
        exchange.with("Accept", "text/html,application/json;q=0.5");

        assertThat(sent()).containsExactly(MediaType.TEXT_HTML_TYPE, MediaType.valueOf("application/json;q=0.5"));
        assertThat(exchange.sent.get("Accept")).containsExactly("*/*");
    }

    @Test
    void withoutAcceptOrWithAnyTypeNothingIsExcluded() {
        assertThat(sent()).isEmpty();
        exchange.with("Accept", "*/*");
        assertThat(sent()).isEmpty();
    }

    @Test
    void malformedAcceptIsRefused() {
        exchange.with("Accept", "json");

        assertThat(catchThrowableOfType(ProblemException.class, this::sent).type())
                .isEqualTo(ProblemType.MALFORMED_REQUEST);
    }
}
