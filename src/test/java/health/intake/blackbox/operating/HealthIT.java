package health.intake.blackbox.operating;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.intake.blackbox.driver.Answer;
import health.intake.blackbox.driver.AnswerRules;
import health.intake.blackbox.driver.Api;
import health.intake.blackbox.driver.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 6 and 7: answers to probes while everything works. */
class HealthIT {

    private static final String LIVE = "/api/health/live";
    private static final String READY = "/api/health/ready";

    private final Api probe = Api.anonymous();

    @Test
    void liveIsUp() {
        assertThat(probe.get(LIVE).is(200).at("status").asText()).isEqualTo("UP");
    }

    @Test
    void readyIsUpWithEachOfItsChecks() {
        Answer ready = probe.get(READY).is(200);

        assertThat(ready.at("status").asText()).isEqualTo("UP");
        assertThat(ready.at("checks")).isNotEmpty();
        for (JsonNode check : ready.at("checks")) {
            assertThat(check.properties()).hasSize(2);
            assertThat(check.get("name").asText()).isNotEmpty();
            assertThat(check.get("status").asText()).isEqualTo("UP");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIVE, READY})
    void probeNeedsNoKeyAndIgnoresAnInvalidOne(String path) {
        probe.get(path).is(200);
        Api.as("nonsense").get(path).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIVE, READY})
    void probeRefusesUnknownParameters(String path) {
        probe.get(path + "?verbose=1").isProblem(400, "invalid_query");
        probe.get(path + ";verbose=1").isProblem(400, "invalid_query");
    }

    @Test
    void openApiDocumentIsPublicInBothForms() {
        Answer json = probe.get("/api/openapi.json").is(200);

        assertThat(AnswerRules.mediaType(json)).isEqualTo("application/json");
        assertThat(json.at("openapi").asText()).startsWith("3.1.");
        assertThat(probe.get("/api/openapi.yaml").is(200).text()).contains("openapi: 3.1.");
    }

    @Test
    void openApiDocumentNamesTheUrlAtWhichItIsRead() {
        String here = Installation.shared().baseUrl() + "/api";

        assertThat(server(probe)).isEqualTo(here);
        assertThat(probe.get("/api/openapi.yaml").is(200).text()).contains("\nservers:\n  - url: " + here + "\n");
        assertThat(server(probe.with("X-Forwarded-Host", "evil.example").with("X-Forwarded-Proto", "https")))
                .as("as told by an untrusted peer")
                .isEqualTo(here);
    }

    private static String server(Api reader) {
        return reader.get("/api/openapi.json")
                .is(200)
                .json()
                .at("/servers/0/url")
                .asText();
    }
}
