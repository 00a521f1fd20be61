package health.intake.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which traces go where: settings of OpenTelemetry, under the names that it gives them. */
@ApplicationScoped
public class TraceSettings {

    private static final String PATH = "/v1/traces";

    @Inject
    @ConfigProperty(name = "otel.exporter.otlp.endpoint")
    Optional<String> endpoint;

    @Inject
    @ConfigProperty(name = "otel.exporter.otlp.headers")
    Optional<String> headers;

    @Inject
    @ConfigProperty(name = "otel.service.name")
    String serviceName;

    @Inject
    @ConfigProperty(name = "otel.resource.attributes")
    Optional<String> attributes;

    @Inject
    @ConfigProperty(name = "otel.traces.sampler")
    String sampler;

    @Inject
    @ConfigProperty(name = "otel.traces.sampler.arg")
    String samplerArgument;

    /** Where the collector takes traces; empty if there is none. */
    Optional<URI> collector() {
        return endpoint.map(text -> URI.create(text.replaceFirst("/$", "") + PATH));
    }

    Map<String, String> headers() {
        return headers.map(TraceTexts::pairs).orElseGet(Map::of);
    }

    Resource resource() {
        AttributesBuilder builder = Attributes.builder();
        attributes.map(TraceTexts::pairs).orElseGet(Map::of).forEach(builder::put);
        return Resource.getDefault()
                .merge(Resource.create(builder.put("service.name", serviceName).build()));
    }

    Sampler sampler() {
        Sampler root =
                switch (sampler.replaceFirst("^parentbased_", "")) {
                    case "always_off" -> Sampler.alwaysOff();
                    case "traceidratio" -> Sampler.traceIdRatioBased(Double.parseDouble(samplerArgument));
                    default -> Sampler.alwaysOn();
                };
        return sampler.startsWith("parentbased_") ? Sampler.parentBased(root) : root;
    }
}
