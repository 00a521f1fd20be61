package health.intake.patient;

import health.intake.access.AccessContext;
import health.intake.access.Caller;
import health.intake.id.Reference;
import health.intake.organization.KnownOrganization;
import health.intake.organization.Organizations;
import health.intake.problem.ProblemException;
import health.intake.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** In which organization a patient registers: the key tells, else the header {@code organization}, else the host. */
@Dependent
class OrganizationChoice {

    @Inject
    Organizations organizations;

    /**
     * For a caller with a key, whose header, if there is one, must agree.
     *
     * @param headers values of the header {@code organization}
     */
    Registrar ofKey(Caller caller, List<String> headers) {
        AccessContext context = caller.requireContext();
        KnownOrganization own = organizations
                .find(Reference.toId(context.organizationId().value()))
                .orElseThrow();
        if (!headers.isEmpty() && named(headers).filter(own::equals).isEmpty()) {
            throw new ProblemException(ProblemType.ORGANIZATION_MISMATCH);
        }
        return new Registrar(own, context, null);
    }

    /**
     * For a caller without a key; an unknown organization is refused as a closed one is, so that nobody reads the list of
     * organizations off it.
     *
     * @param host that the request was for
     */
    KnownOrganization ofAnybody(List<String> headers, Optional<String> host) {
        return headers.isEmpty()
                ? host.flatMap(organizations::findByDomain)
                        .orElseThrow(() -> problem(ProblemType.ORGANIZATION_REQUIRED))
                : named(headers).orElseThrow(() -> problem(ProblemType.SELF_REGISTRATION_CLOSED));
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
