package health.intake.email;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses of profiles that were given none. */
@ApplicationScoped
public class PlaceholderAddresses {

    @Inject
    @ConfigProperty(name = "intake.placeholder.domain")
    String domain;

    @PostConstruct
    void check() {
        if (HostName.parse(domain).isEmpty()) {
            throw new IllegalStateException(
                    "Setting intake.placeholder.domain (environment variable INTAKE_PLACEHOLDER_DOMAIN) is no domain");
        }
    }

    /** {@code <profile id>@<domain>}; behaves like any other address. */
    public EmailAddress of(UUID profileId) {
        return EmailAddress.parse(profileId + "@" + domain).orElseThrow();
    }

    // a bad setting is to refuse the start, not the first profile without e-mail
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        check();
    }
}
