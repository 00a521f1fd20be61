package health.intake.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the secrets when the application starts. */
@ApplicationScoped
public class SecretSettings {

    @Inject
    @ConfigProperty(name = Secrets.KEY_PEPPER)
    Optional<String> keyPepper;

    @Inject
    @ConfigProperty(name = Secrets.OTHER_KEY_PEPPER)
    Optional<String> otherKeyPepper;

    @Inject
    @ConfigProperty(name = Secrets.SECRET)
    Optional<String> secret;

    @Inject
    @ConfigProperty(name = Secrets.OTHER_SECRETS)
    Optional<String> otherSecrets;

    @Inject
    @ConfigProperty(name = FieldCipher.FIELD_KEYS)
    Optional<String> fieldKeys;

    // Singleton, because a scope with proxies would require a class that can be subclassed.
    @Produces
    @Singleton
    Secrets secrets() {
        return new Secrets(keyPepper, otherKeyPepper, secret, otherSecrets);
    }

    @Produces
    @Singleton
    FieldCipher fieldCipher() {
        return new FieldCipher(fieldKeys);
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event, Secrets secrets, FieldCipher cipher) {
        // The secrets were read to be passed as parameters.
    }
}
