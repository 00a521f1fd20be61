package health.intake.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 6: where everything is, and what clients may keep of the documents. */
class ServiceIT {

    private static final String LINKS =
            "</api/openapi.json>; rel=\"service-desc\"; type=\"application/json\", </api/docs/>; rel=\"service-doc\"; type=\"text/html\"";

    private final Api anybody = Api.anonymous();

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/html;q=0.5"})
    void programsAreToldThePaths(String accept) {
        Answer service = anybody.with("Accept", accept).get("/api/").is(200);

        assertThat(service.json().fieldNames())
                .toIterable()
                .containsExactly("name", "version", "docs", "openapi", "key", "health");
        assertThat(service.at("name").asText()).isEqualTo("Intake");
        assertThat(service.at("version").asText()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThat(service.header("Link")).isEqualTo(LINKS);
        assertThat(service.headerList("Vary")).contains("Accept");
        for (String path : new String[] {"docs", "openapi", "health"}) {
            anybody.get(service.at(path).asText()).is(200);
        }
        Tenant.create()
                .key("PROFILES_VIEW")
                .api()
                .get(service.at("key").asText())
                .is(200);
    }

    @Test
    void aBrowserIsLedToThePages() {
        Answer led = anybody.with("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/api/")
                .is(303);

        assertThat(led.header("Location")).isEqualTo("/api/docs/");
        assertThat(led.header("Link")).isEqualTo(LINKS);
    }

    /** Payara itself leads from the root of an application without a slash to the one with it. */
    @Test
    void theSlashAtTheEndMayBeMissing() {
        Answer service = anybody.unchecked().get("/api").isAnyOf(200, 301);

        if (service.status() == 301) {
            assertThat(service.header("Location")).endsWith("/api/");
        } else {
            assertThat(service.text()).isEqualTo(anybody.get("/api/").is(200).text());
        }
    }

    @Test
    void theKeyLeadsToTheDocuments() {
        assertThat(Api.admin().get("/api/v1/key").is(200).header("Link")).isEqualTo(LINKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/docs/swagger-ui-bundle.js", "/api/docs/pages.css", "/api/openapi.json", "/api/openapi.yaml"
            })
    void filesAreSentAgainOnlyWhenTheyHaveChanged(String path) {
        Answer file = anybody.get(path).is(200);
        Answer again = anybody.with("If-None-Match", file.etag()).get(path).is(304);

        assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(again.body()).isEmpty();
        assertThat(again.etag()).isEqualTo(file.etag());
        assertThat(anybody.with("If-None-Match", "\"1\"").get(path).is(200).body())
                .isEqualTo(file.body());
    }
}
