package health.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.access.PublicEndpoint;
import health.intake.audit.Audited;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name of an operation in the audit trail and in the metrics. */
class OperationFilterTest {

    /** Operations as resources declare them. */
    @Path("v1/profiles")
    private interface Operations {

        @Audited(value = "listProfiles", lookUpBy = "email", lookUp = "lookUpProfile")
        void list();

        @Audited("getProfile")
        @Path("/{id}/")
        void get();

        @PublicEndpoint("isLive")
        void live();

        void ofJakartaRest();
    }

    private static Map<String, Object> noted(String operation, String url) {
        OperationFilter filter = new OperationFilter();
        filter.resource = RestExchange.matched(Operations.class, operation);
        RestExchange exchange = new RestExchange("GET", url);
        filter.filter(exchange.request());
        return exchange.properties;
    }

    private static Object name(String operation, String url) {
        return noted(operation, url).get(OperationFilter.class.getName());
    }

    private static @Nullable String route(String operation) {
        Exchange exchange = new Exchange("GET");
        noted(operation, "/api/v1/profiles/1").forEach(exchange::withAttribute);
        return OperationFilter.route(exchange.request());
    }

    @Test
    void routeIsTheTemplateOfThePathThatTheOperationDeclares() {
        assertThat(route("list")).isEqualTo("/api/v1/profiles");
        assertThat(route("get")).isEqualTo("/api/v1/profiles/{id}");
        assertThat(route("ofJakartaRest")).isNull();
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
