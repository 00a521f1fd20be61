package health.intake.email;

import health.intake.id.ProfileId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses of profiles that were created without one. */
@ApplicationScoped
public class PlaceholderAddresses {

    @Inject
    @ConfigProperty(name = "intake.placeholder.domain")
    String domain;

    /** Whether a text is a value of the setting intake.placeholder.domain. */
    public static boolean isDomain(String text) {
        return HostName.parse(text).isPresent();
    }

    /** {@code <profile id>@<domain>}; behaves like any other address. */
    public EmailAddress of(ProfileId profileId) {
        return EmailAddress.parse(profileId + "@" + domain).orElseThrow();
    }
}
