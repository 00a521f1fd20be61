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

/**
 * Determines the organization that a patient registers in: from the key, else the header {@code organization}, else the
 * host.
 */
@Dependent
class OrganizationChoice {

    @Inject
    Organizations organizations;

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
