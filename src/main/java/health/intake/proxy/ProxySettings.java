package health.intake.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the trusted proxies when the application starts, which fails if they make no sense. */
@ApplicationScoped
public class ProxySettings {

    @Inject
    @ConfigProperty(name = TrustedProxies.SETTING)
    Optional<String> configured;

    // Singleton, as a scope with proxies would ask for a class that can be subclassed.
    @Produces
    @Singleton
    TrustedProxies proxies() {
        return new TrustedProxies(configured);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event, TrustedProxies proxies) {
        // Being a parameter, the setting has been read.
    }
}
