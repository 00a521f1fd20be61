package health.intake.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceSettingsTest {

    static TraceSettings of(String endpoint) {
        TraceSettings settings = new TraceSettings();
        settings.endpoint = Optional.of(endpoint);
        settings.headers = Optional.empty();
        settings.serviceName = "intake";
        settings.attributes = Optional.empty();
        settings.sampler = "parentbased_always_on";
        settings.samplerArgument = "1";
        return settings;
    }

    @ParameterizedTest
    @CsvSource({
        "http://collector:4318, http://collector:4318/v1/traces",
        "http://collector:4318/, http://collector:4318/v1/traces",
        "https://collector.example/otlp, https://collector.example/otlp/v1/traces"
    })
    void collectorTakesTracesBelowItsEndpoint(String endpoint, URI collector) {
        assertThat(of(endpoint).collector()).contains(collector);
    }

    @Test
    void valuesOfPairsArePercentDecoded() {
        TraceSettings settings = of("http://collector");
        settings.headers = Optional.of("authorization=Basic%20YTpi+Yw==, x-tenant = one ,");

        assertThat(settings.headers()).isEqualTo(Map.of("authorization", "Basic YTpi+Yw==", "x-tenant", "one"));
    }

    @Test
    void nodeIsDescribedByItsAttributesUnderTheNameOfTheService() {
        TraceSettings settings = of("http://collector");
        settings.attributes = Optional.of("service.name=other,service.instance.id=node%2D1");

        assertThat(settings.resource().getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("service.name"), "intake")
                .containsEntry(AttributeKey.stringKey("service.instance.id"), "node-1");
    }

    @ParameterizedTest
    @CsvSource({
        "always_on, AlwaysOnSampler",
        "always_off, AlwaysOffSampler",
        "traceidratio, TraceIdRatioBased{0.250000}",
        "parentbased_always_on, ParentBased{root:AlwaysOnSampler",
        "parentbased_always_off, ParentBased{root:AlwaysOffSampler",
        "parentbased_traceidratio, ParentBased{root:TraceIdRatioBased{0.250000}"
    })
    void samplerIsTheNamedOne(String name, String description) {
        TraceSettings settings = of("http://collector");
        settings.sampler = name;
        settings.samplerArgument = "0.25";

        assertThat(settings.sampler().getDescription()).startsWith(description);
    }
}
