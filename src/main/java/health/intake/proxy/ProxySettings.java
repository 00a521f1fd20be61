package health.intake.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the trusted proxies from the settings. */
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

    /** Whether a text is a value of the setting intake.trusted.proxies. */
    public static boolean areBlocks(String text) {
        return TrustedProxies.elements(text)
                .allMatch(element -> AddressText.block(element).isPresent());
    }
}
