package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.PublicEndpoint;
import health.intake.audit.Audited;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name of an operation in the audit trail and in the metrics. */
class OperationFilterTest {

    /** Operations as resources declare them. */
    private interface Operations {

        @Audited(value = "listProfiles", lookUpBy = "email", lookUp = "lookUpProfile")
        void list();

        @Audited("getProfile")
        void get();

        @PublicEndpoint("isLive")
        void live();

        void ofJakartaRest();
    }

    private static Object name(String operation, String url) {
        OperationFilter filter = new OperationFilter();
        filter.resource = RestExchange.matched(Operations.class, operation);
        RestExchange exchange = new RestExchange("GET", url);
        filter.filter(exchange.request());
        return exchange.properties.get(OperationFilter.class.getName());
    }

    @ParameterizedTest
    @CsvSource({
        "list, /api/v1/profiles, listProfiles",
        "list, /api/v1/profiles?limit=1, listProfiles",
        "list, /api/v1/profiles?email=a%40b.example, lookUpProfile",
        "list, /api/v1/profiles?limit=1&email=, lookUpProfile",
        "get, /api/v1/profiles/1, getProfile",
        "get, /api/v1/profiles/1?email=x, getProfile",
        "live, /api/health/live, isLive",
        "ofJakartaRest, /api/v1/profiles, none"
    })
    void operationIsNamedAsItIsDeclared(String operation, String url, String name) {
        assertThat(name(operation, url)).isEqualTo(name);
    }

    @Test
    void requestThatNoOperationAnswersHasTheNameNone() {
        assertThat(OperationFilter.operation(new Exchange("GET").request())).isEqualTo("none");
        assertThat(OperationFilter.operation(new Exchange("GET")
                        .withAttribute(OperationFilter.class.getName(), "isLive")
                        .request()))
                .isEqualTo("isLive");
    }
}
