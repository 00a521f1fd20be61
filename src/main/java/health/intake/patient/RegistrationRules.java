package health.intake.patient;

import health.intake.credential.OwnWords;
import health.intake.email.EmailAddress;
import health.intake.id.GroupId;
import health.intake.id.Reference;
import health.intake.organization.KnownOrganization;
import health.intake.person.PhoneNumber;
import health.intake.person.Username;
import health.intake.problem.Rule;
import health.intake.problem.Rules;
import health.intake.problem.Violation;
import health.intake.requestbody.RequestBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of a registration that depend on the organization; fields that could not be read are null and skipped. */
final class RegistrationRules {

    private final KnownOrganization organization;

    private final Optional<PhoneNumber> phone;

    private RegistrationRules(KnownOrganization organization, Optional<PhoneNumber> phone) {
        this.organization = organization;
        this.phone = phone;
    }

    static RegistrationRules of(KnownOrganization organization, RequestBody<RegisterPatientRequest> body) {
        return new RegistrationRules(
                organization,
                body.ifReadable()
                        .map(RegisterPatientRequest::phone)
                        .flatMap(new CountryRules(organization.country())::phone));
    }

    /** The telephone number in a request without violations. */
    PhoneNumber phone() {
        return phone.orElseThrow();
    }

    List<Violation> violations(RegisterPatientRequest request) {
        List<Violation> found = new ArrayList<>(
                new CountryRules(organization.country()).violations(request.phone(), request.province()));
        if (request.password() != null && ownWords(request).makeUp(request.password())) {
            found.add(new Violation("password", Rules.PASSWORD));
        }
        if (hasForeignUsername(request)) {
            found.add(new Violation("username", Rule.of(Rules.USERNAME).where("organization", organization.slug())));
        }
        if (namesNoGroup(request) && organization.defaultGroupId() == null) {
            found.add(new Violation("groups", Rules.GROUP_REQUIRED));
        }
        return found;
    }

    /** The references to groups in a request without violations; by default the organization's default group. */
    List<Reference> groups(RegisterPatientRequest request) {
        GroupId byDefault = organization.defaultGroupId();
        return namesNoGroup(request) && byDefault != null
                ? List.of(Reference.toId(byDefault.value()))
                : request.groupReferences();
    }

    private static boolean namesNoGroup(RegisterPatientRequest request) {
        return request.groups() == null || request.groups().isEmpty();
    }

    private static OwnWords ownWords(RegisterPatientRequest request) {
        return OwnWords.of(request.firstName(), request.lastName(), request.email());
    }

    /** True also for every username beside an address that could not be read. */
    private boolean hasForeignUsername(RegisterPatientRequest request) {
        String username = request.username();
        return username != null
                && Username.canonical(username)
                        .filter(given -> isUsernameOf(request.email(), given))
                        .isEmpty();
    }

    private boolean isUsernameOf(@Nullable EmailAddress email, String canonical) {
        return Optional.ofNullable(email)
                .map(address -> Username.of(address, organization.slug()).text())
                .filter(canonical::equals)
                .isPresent();
    }
}
