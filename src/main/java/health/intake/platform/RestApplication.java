package health.intake.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything below the context root is answered by Jakarta REST, so that every error has the contract's form. */
@ApplicationPath("/")
public class RestApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                // Location stays path-absolute, as the contract prints it
                "jersey.config.server.headers.location.relative.resolution.disabled", true,
                // an empty error answer goes through our mapper, never to the server's HTML page
                "jersey.config.server.response.setStatusOverSendError", true,
                // the servers' own JSON providers, validation and exception mappers stay out
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.disableJsonBinding", true,
                "jersey.config.disableMoxyJson", true);
    }
}
