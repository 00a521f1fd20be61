package health.intake.patient;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.email.HostName;
import health.intake.id.Reference;
import health.intake.organization.KnownOrganization;
import health.intake.organization.Organizations;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Determines the organization that a patient registers in: from the key, else the header {@code organization}, else the
 * host, else the default organization, where the operator named one.
 */
@Dependent
class OrganizationChoice {

    @Inject
    Organizations organizations;

    /** The domain whose subdomains are slugs of organizations. */
    @Inject
    @ConfigProperty(name = "intake.portal.domain")
    Optional<String> portalDomain;

    /** A slug or an id. */
    @Inject
    @ConfigProperty(name = "intake.default.organization")
    Optional<String> defaultOrganization;

    /**
     * The registrar for a caller with a key; the header, if there is one, must agree with the key.
     *
     * @param headers values of the header {@code organization}
     */
    Registrar ofKey(Caller caller, List<String> headers) {
        AccessContext context = caller.requireContext();
        if (!headers.isEmpty()
                && named(headers)
                        .filter(named -> named.id().equals(context.owner()))
                        .isEmpty()) {
            throw new ProblemException(ProblemType.ORGANIZATION_MISMATCH);
        }
        return new Registrar(organizations.of(context), context, null);
    }

    /**
     * The organization for a client without a key; an unknown one is refused in the same way as a closed one, so that the
     * answers do not reveal which organizations exist.
     *
     * @param host host that the request was sent to
     */
    KnownOrganization ofAnybody(List<String> headers, Optional<String> host) {
        return headers.isEmpty() ? ofHost(host) : known(named(headers));
    }

    private KnownOrganization ofHost(Optional<String> host) {
        return host.flatMap(organizations::findByDomain).orElseGet(() -> host.flatMap(this::below)
                // a host below the portal domain never leads to the default organization: its client meant another one
                .or(() -> defaultOrganization.map(Reference::fromString))
                .map(reference -> known(organizations.find(reference)))
                .orElseThrow(() -> problem(ProblemType.ORGANIZATION_REQUIRED)));
    }

    /** The slug that a host below the portal domain names, whether an organization has it or not. */
    private Optional<Reference> below(String host) {
        String name = HostName.parse(host).map(HostName::ascii).orElse(host);
        return portalDomain
                .flatMap(HostName::parse)
                .map(portal -> "." + portal.ascii())
                .filter(name::endsWith)
                .map(end -> Reference.toSlug(name.substring(0, name.length() - end.length())));
    }

    private static KnownOrganization known(Optional<KnownOrganization> organization) {
        return organization.orElseThrow(() -> problem(ProblemType.SELF_REGISTRATION_CLOSED));
    }

    private Optional<KnownOrganization> named(List<String> headers) {
        if (headers.size() > 1) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The organization header is repeated.");
        }
        return organizations.find(Reference.fromString(headers.get(0)));
    }

    private static ProblemException problem(ProblemType type) {
        return new ProblemException(type);
    }
}
